//! Styles out of the way of a browser that would complain of them.

const STYLE: &str = "style";

/// A browser reads HTML under the page's own policy, and tells of each style that the policy forbids,
/// even where nothing is ever shown. So style attributes are read under another name, and style
/// sheets as scripts, which nothing runs either. What stands outside of tags stays as it is.
pub fn hidden(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, from) = rest.split_at(at);
        out.push_str(text);
        let inside = &from[1..];
        let name = inside.strip_prefix('/').unwrap_or(inside);
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            out.push('<');
            rest = inside;
            continue;
        }
        let (tag, behind) = inside.split_at(end_of_tag(inside));
        out.push('<');
        out.push_str(&renamed(tag));
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: at the first `>` that is in no quotation marks.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.bytes().position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => return byte == b'>',
        }
        false
    });
    end.unwrap_or(tag.len())
}

/// A tag, from behind its `<` on, with other names for the element and the attribute of that name.
fn renamed(tag: &str) -> String {
    let inside = tag.strip_prefix('/').unwrap_or(tag);
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-';
    let (name, attributes) = inside.split_at(inside.find(ends).unwrap_or(inside.len()));
    let mut out = tag[..tag.len() - inside.len()].to_owned();
    let is_style = |name: &str| name.eq_ignore_ascii_case(STYLE);
    out.push_str(if is_style(name) { "script" } else { name });
    let mut quote = None;
    let mut begins_name = false;
    for (at, letter) in attributes.char_indices() {
        if begins_name && attributes[at..].split(ends).next().is_some_and(is_style) {
            out.push_str("data-");
        }
        out.push(letter);
        let is_mark = matches!(letter, '"' | '\'');
        begins_name = letter.is_whitespace() || letter == '/';
        quote = match quote {
            Some(open) if open == letter => {
                begins_name = true;
                None
            }
            None if is_mark => Some(letter),
            same => same,
        };
        begins_name &= quote.is_none();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn a_style_has_another_name_within_tags_alone() {
        for (html, expected) in [
            (
                "<p style='a: \"b\"' class=style>a style=b <b STYLE=x></p>",
                "<p data-style='a: \"b\"' class=style>a style=b <b data-STYLE=x></p>",
            ),
            ("<style>a < b</style>", "<script>a < b</script>"),
            (
                "<a title='> style=' style=''/>",
                "<a title='> style=' data-style=''/>",
            ),
            ("<a data-style-x style", "<a data-style-x data-style"),
            ("1 < 2 style= <\u{e9}", "1 < 2 style= <\u{e9}"),
            ("", ""),
        ] {
            assert_eq!(hidden(html), expected);
        }
    }
}
