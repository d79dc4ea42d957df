// Sets the chosen theme before the first paint, so that the page does not flash in the other one.
// It is a classic script in the head for that reason. Absent means: as the system says.
//
// Contract with the app: local storage key "unblame/theme" holds "light" or "dark".
try {
  const theme = localStorage.getItem("unblame/theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage may be denied: then the system's theme it is.
}
