use super::lines::without_marker;

/// A pasted table: records of cells, which may differ in length.
#[derive(Debug, PartialEq)]
pub(super) struct Table {
    /// The first record, where the notation marks it as the names of the columns.
    pub header: Option<Vec<String>>,
    pub records: Vec<Vec<String>>,
}

/// The text as a table: one of Markdown, or tab-separated as spreadsheets copy it.
pub(super) fn read(text: &str) -> Option<Table> {
    markdown(text)
        .or_else(|| tab_separated(text))
        .filter(|_| !is_list(text))
}

/// Whether each line is an item whose marker ends with a tab, as word processors write lists.
fn is_list(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.all(|line| {
        let marker = line.split('\t').next().unwrap_or_default();
        let (item, is_marked) = without_marker(line);
        is_marked && item.len() + marker.len() < line.len() && !item.contains('\t')
    })
}

/// Every line begins with a pipe, or the second one is a delimiter row.
fn markdown(text: &str) -> Option<Table> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let has_delimiter = lines.get(1).is_some_and(|line| is_delimiter(line));
    let is_row = |line: &&str| match has_delimiter {
        true => line.contains('|'),
        false => line.starts_with('|') && line.ends_with('|') && line.len() > 2,
    };
    if lines.is_empty() || !lines.iter().all(is_row) {
        return None;
    }
    let mut records = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| *index != 1 || !is_delimiter(line))
        .map(|(_, line)| cells(line));
    let header = if has_delimiter { records.next() } else { None };
    let table = Table {
        header,
        records: records.collect(),
    };
    (!table.records.is_empty()).then_some(table)
}

fn is_delimiter(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of one line; `\|` is a pipe, `<br>` a line break.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('|')) => {
                push(&mut cells, '|');
                chars.next();
            }
            ('|', None) => {}
            ('|', Some(_)) => cells.push(String::new()),
            _ => push(&mut cells, c),
        }
    }
    cells.iter().map(|cell| unbroken(cell.trim())).collect()
}

fn push(cells: &mut [String], c: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(c);
    }
}

fn unbroken(cell: &str) -> String {
    ["<br>", "<br/>", "<br />"]
        .iter()
        .fold(cell.to_owned(), |cell, mark| cell.replace(mark, "\n"))
}

/// Most records have two filled cells or more: text that is only indented by tabs is no table.
fn tab_separated(text: &str) -> Option<Table> {
    if !text.contains('\t') {
        return None;
    }
    let records = records(text, '\t');
    let filled = |record: &&Vec<String>| record.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let wide = records.iter().filter(filled).count();
    (wide * 2 > records.len()).then_some(Table {
        header: None,
        records,
    })
}

/// Comma-separated values, as tools export them: as many in each line. A text with commas in it may
/// look like that; whether it is a table, the names in its first line tell.
pub(super) fn comma_separated(text: &str) -> Option<Table> {
    let records = records(text, ',');
    let width = records.first()?.len();
    let is_even = records.iter().all(|record| record.len() == width);
    (is_even && width > 1 && records.len() > 1).then_some(Table {
        header: None,
        records,
    })
}

/// The records that say something.
fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut records = all_records(text, separator);
    records.retain(|record| record.iter().any(|cell| !cell.is_empty()));
    records
}

fn all_records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut records = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest, separator);
        if let Some(record) = records.last_mut() {
            record.push(cell.trim().to_owned());
        }
        let mut chars = after.chars();
        match chars.next() {
            None => return records,
            Some('\n') => records.push(Vec::new()),
            Some(_) => {}
        }
        rest = chars.as_str();
    }
}

/// The first cell and what follows it, from its separator or line end on. A cell in quotation
/// marks may hold separators and line ends, and doubled marks for one; a mark that is never closed
/// before a separator or a line end is a mark.
fn cell(text: &str, separator: char) -> (String, &str) {
    quoted(text, separator).unwrap_or_else(|| {
        let end = text.find([separator, '\n']).unwrap_or(text.len());
        let (cell, after) = text.split_at(end);
        (cell.to_owned(), after)
    })
}

fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inside, after) = rest.split_once('"')?;
        cell.push_str(inside);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with([separator, '\n']) => {
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<Vec<String>> {
        read(text).map(|table| table.records).unwrap_or_default()
    }

    #[test]
    fn quoted_cells_keep_tabs_lines_and_marks() {
        assert_eq!(
            split("a\t\"b\n\"\"c\"\"\td\"\n14\" disk\t\"open\n"),
            [["a", "b\n\"c\"\td"], ["14\" disk", "\"open"]]
        );
    }

    #[test]
    fn cells_of_markdown_keep_pipes_and_line_breaks() {
        assert_eq!(
            split("| a | b |\n|:--|--:|\n| x \\| y | 1<br>2 |\n|  | z |"),
            [["x | y", "1\n2"], ["", "z"]]
        );
    }

    #[test]
    fn indented_text_is_no_table() {
        assert_eq!(read("list\n\tone\n\ttwo"), None);
        assert_eq!(read("a | b"), None);
        assert_eq!(
            read("·\tAlert\n1.\tLimit retries\n\no\tTest\n\t•\tDeep"),
            None
        );
        assert_eq!(split("-\tAlert\tKim"), [["-", "Alert", "Kim"]]);
        assert_eq!(read(""), None);
    }

    /// Quotation marks that are never closed must not make the reading slow.
    #[test]
    fn many_open_quotation_marks_take_no_time() {
        let text = "\"a\t".repeat(100_000);
        let started = std::time::Instant::now();
        assert!(read(&text).is_some());
        assert!(started.elapsed().as_secs() < 5);
    }
}
