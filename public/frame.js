// What the static frame has to know before the first paint, so that the page does not flash: the
// chosen theme, and whether it is a draft that will be shown. It is a classic script in the head
// for that reason. No theme means: as the system says.
//
// Contract with the app: local storage key "unblame/theme" holds "light" or "dark"; the address
// of a draft begins with "#/draft/".
if (location.hash.startsWith("#/draft/")) {
  document.documentElement.dataset.opens = "draft";
}
try {
  const theme = localStorage.getItem("unblame/theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage may be denied: then the system's theme it is.
}
