//! The tree of the whys as a picture: text in boxes, in the colours of the page around it,
//! without a script, and with all of its words for those who do not see it.

use super::why_tree::{Node, walk};
use crate::document::{Id, Postmortem};

const LINE: usize = 20;
const PAD: usize = 10;
const GAP: usize = 16;
const INDENT: usize = 28;
const BOX: usize = 560;
/// So many letters of a line fit into a box.
const LETTERS: usize = 68;

/// A box of the picture, in pixels.
struct Card {
    id: Id,
    x: usize,
    y: usize,
    height: usize,
}

/// A row of the tree with its words as they are shown.
struct Said {
    node: Node,
    question: String,
    answer: String,
}

/// The tree as an SVG document; empty where there are no whys. `plain` makes of a text what a
/// picture can show of it.
pub fn svg(doc: &Postmortem, plain: fn(&str) -> String) -> String {
    let nodes = walk(doc).into_iter().map(|(node, why)| Said {
        node,
        question: plain(&why.question),
        answer: plain(&why.answer),
    });
    let nodes: Vec<Said> = nodes.collect();
    let Some(deepest) = nodes.iter().map(|said| said.node.depth).max() else {
        return String::new();
    };
    let mut body = String::new();
    let mut cards: Vec<Card> = Vec::with_capacity(nodes.len());
    let mut y = GAP;
    for said in &nodes {
        let card = draw_card(said, y, &mut body);
        let parent = cards.iter().find(|card| Some(card.id) == said.node.parent);
        if let Some(parent) = parent {
            draw_link(parent, &card, &mut body);
        }
        y += card.height + GAP;
        cards.push(card);
    }
    let width = 2 * GAP + BOX + deepest * INDENT;
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    push_numbers(&mut svg, &[width, y]);
    svg.push_str(
        "\" role=\"img\" aria-labelledby=\"why-title why-words\" fill=\"none\" \
         stroke=\"currentColor\" font-family=\"sans-serif\" font-size=\"14\">\
         <title id=\"why-title\">Why it happened</title><desc id=\"why-words\">",
    );
    for said in &nodes {
        svg.push_str(match said.node.depth {
            0 => "",
            _ => "What else? ",
        });
        push_escaped(&mut svg, &said.question);
        svg.push(' ');
        push_escaped(&mut svg, &said.answer);
        svg.push(' ');
    }
    svg.push_str("</desc>");
    svg.push_str(&body);
    svg.push_str("</svg>");
    svg
}

fn draw_card(said: &Said, y: usize, body: &mut String) -> Card {
    let (question, answer) = (wrap(&said.question), wrap(&said.answer));
    let card = Card {
        id: said.node.id,
        x: GAP + said.node.depth * INDENT,
        y,
        height: (question.len() + answer.len()) * LINE + PAD,
    };
    body.push_str("<rect rx=\"6\" x=\"");
    push_numbers(body, &[card.x]);
    body.push_str("\" y=\"");
    push_numbers(body, &[y]);
    body.push_str("\" width=\"");
    push_numbers(body, &[BOX]);
    body.push_str("\" height=\"");
    push_numbers(body, &[card.height]);
    body.push_str("\"/><text fill=\"currentColor\" stroke=\"none\">");
    let bold = question.iter().map(|line| (line, true));
    let lines = bold.chain(answer.iter().map(|line| (line, false)));
    for (index, (line, is_bold)) in lines.enumerate() {
        body.push_str("<tspan x=\"");
        push_numbers(body, &[card.x + PAD]);
        body.push_str("\" y=\"");
        push_numbers(body, &[y + (index + 1) * LINE]);
        body.push_str(if is_bold {
            "\" font-weight=\"bold\">"
        } else {
            "\">"
        });
        push_escaped(body, line);
        // A space, so that the words of two lines stay two words for who reads them out.
        body.push_str(" </tspan>");
    }
    body.push_str("</text>");
    card
}

/// A line from a box down to the one that asks about it, along the left.
fn draw_link(parent: &Card, card: &Card, body: &mut String) {
    let x = parent.x + PAD;
    body.push_str("<path d=\"M");
    push_numbers(body, &[x, parent.y + parent.height]);
    if card.x > parent.x {
        body.push('V');
        push_numbers(body, &[card.y + LINE]);
        body.push('H');
        push_numbers(body, &[card.x]);
    } else {
        body.push('V');
        push_numbers(body, &[card.y]);
    }
    body.push_str("\"/>");
}

/// The lines of a text that fit into a box; a longer word is cut.
fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(LETTERS) {
            match lines.last_mut() {
                Some(line) if room > piece.len() => {
                    line.push(' ');
                    line.extend(piece);
                    room -= piece.len() + 1;
                }
                _ => {
                    lines.push(piece.iter().collect());
                    room = LETTERS - piece.len();
                }
            }
        }
    }
    lines
}

fn push_numbers(text: &mut String, numbers: &[usize]) {
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(&number.to_string());
    }
}

/// Text as XML holds it; signs that XML has no room for become a blank.
fn push_escaped(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => xml.push(' '),
            c if c.is_control() => xml.push(' '),
            c => xml.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Branch, Why};
    use proptest::prelude::*;

    fn document(question: &str, answer: &str) -> Postmortem {
        let why = |bits, branches| Why {
            id: Id::from_bits(bits),
            question: question.into(),
            answer: answer.into(),
            branches,
        };
        let branch = Branch {
            id: Id::from_bits(3),
            whys: vec![why(4, Vec::new())],
        };
        Postmortem {
            whys: vec![why(1, vec![branch]), why(2, Vec::new())],
            ..Postmortem::default()
        }
    }

    #[test]
    fn the_picture_holds_its_words_and_the_links() {
        let drawn = svg(&document("Why?", "It was <full>."), str::to_owned);
        assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>"));
        assert_eq!(drawn.matches("<rect").count(), 3);
        assert_eq!(drawn.matches("<path").count(), 2);
        assert!(drawn.contains("<title id=\"why-title\">Why it happened</title>"));
        assert_eq!(drawn.matches("It was &lt;full&gt;.").count(), 6);
        assert_eq!(svg(&Postmortem::default(), str::to_owned), "");
    }

    #[test]
    fn its_words_are_as_they_are_shown() {
        let shown = |text: &str| text.replace('`', "");
        let drawn = svg(&document("Why was `x` full?", "`x` leaked"), shown);
        assert_eq!(drawn.matches("Why was x full?").count(), 6);
        assert_eq!(drawn.matches("x leaked").count(), 6);
        assert!(!drawn.contains('`'));
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_element(question in ".*", answer in ".*") {
            let drawn = svg(&document(&question, &answer), str::to_owned);
            let plain = svg(&document("", "x"), str::to_owned);
            prop_assert!(!drawn.contains("<script") && !drawn.contains("<a "));
            if !(question.trim().is_empty() && answer.trim().is_empty()) {
                for tag in ["<svg", "<desc", "<rect", "<path", "<text"] {
                    prop_assert_eq!(drawn.matches(tag).count(), plain.matches(tag).count());
                }
            }
        }

        #[test]
        fn wrapping_keeps_every_letter(text in ".*") {
            let lines = wrap(&text);
            prop_assert!(lines.iter().all(|line| line.chars().count() <= LETTERS));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.join(" ")), letters(&text));
        }
    }
}
