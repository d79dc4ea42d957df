//! One document with something of everything: what each way of showing it makes of it.

use expect_test::expect;
use unblame::export::html;

use crate::{example, shown};

#[test]
fn the_page_shows_places_and_names_what_scrolls() {
    expect![[r##"
        <section aria-labelledby="preview-incident"><h1 data-place="title" id="preview-incident">Logins failed for <code>eu-west</code></h1>
        <dl class="facts"><dt>Date of Incident</dt>
        <dd><span data-place="incident_date">2025-12-05</span></dd>
        <dt>Duration</dt>
        <dd><span data-place="start">14:00</span> – <span data-place="end">14:32</span> (32 minutes)</dd>
        <dt>Severity</dt>
        <dd><span data-place="severity">Major</span></dd>
        <dt>Authors</dt>
        <dd><span data-place="authors">@ana, Ben</span></dd>
        <dt>Status</dt>
        <dd><span data-place="status">Draft</span></dd>
        <dt>Participants</dt>
        <dd><ul><li><span data-place="participants.0000000000000001.name">Ana</span> <span data-place="participants.0000000000000001.handle">@ana</span>, <span data-place="participants.0000000000000001.role">lead</span></li>
        </ul>
        </dd>
        </dl>
        </section>
        <section aria-labelledby="preview-summary"><h2 id="preview-summary">Executive Summary</h2>
        <div class="prose" data-place="summary"><h3>What it meant</h3>
        <p>See the <a href="https://a.example/g" rel="noopener noreferrer nofollow" target="_blank">graph</a> and a curve (<a href="https://a.example/c.png" rel="noopener noreferrer nofollow" target="_blank">https://a.example/c.png</a>).<sup class="footnote-ref"><a href="#fn-summary.1" id="fnref-summary.1" data-footnote-ref>1</a></sup></p>
        <ul>
        <li><span class="task" role="img" aria-label="Done:">☑</span> checked</li>
        <li><span class="task" role="img" aria-label="To do:">☐</span> open</li>
        </ul>
        <div class="table-scroll" tabindex="0" role="group" aria-label="Table">
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" align="right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td align="right">2</td>
        </tr>
        </tbody>
        </table>
        </div>
        <pre tabindex="0" role="group" aria-label="Code"><code>log &lt;line&gt;
        </code></pre>
        <section class="footnotes" data-footnotes>
        <ol>
        <li id="fn-summary.1">
        <p>A note. <a href="#fnref-summary.1" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>
        </div></section>
        <section aria-labelledby="preview-timeline"><h2 id="preview-timeline">Timeline</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Timeline table"><table class="columns-3 timeline" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" class="at" role="columnheader">Time (UTC)</th>
        <th scope="col" class="text" role="columnheader">Event</th>
        <th scope="col" class="milestone" role="columnheader">Milestone</th>
        </tr>
        </thead>
        <tbody role="rowgroup"><tr role="row"><td data-place="timeline.0000000000000002.at" role="cell">14:00</td>
        <td data-place="timeline.0000000000000002.text" role="cell">First <strong>alert</strong></td>
        <td data-place="timeline.0000000000000002.milestone" role="cell">Alerted</td>
        </tr>
        <tr role="row"><td data-place="timeline.0000000000000003.at" role="cell">14:0</td>
        <td data-place="timeline.0000000000000003.text" role="cell"><p>two</p>
        <p>paragraphs</p>
        </td>
        <td data-place="timeline.0000000000000003.milestone" role="cell"></td>
        </tr>
        </tbody>
        </table>
        </div></section>
        <section aria-labelledby="preview-causes"><h2 id="preview-causes">Root Cause Analysis</h2>
        <h3>Immediate Cause</h3>
        <div class="prose" data-place="immediate_cause"><p>The pool was <em>empty</em>.</p>
        </div><h3>5 Whys</h3>
        <ol><li><span class="question" data-place="whys.0000000000000005.question">Why was it empty?</span> → <span class="answer" data-place="whys.0000000000000005.answer">A leak</span><ol><li><span class="question" data-place="whys.000000000000000a.question">Why unseen?</span></li>
        </ol>
        </li>
        </ol>
        <h3>Accepted Risks</h3>
        <ul><li><span class="risk" data-place="accepted_risks.0000000000000006.text">One region</span> — because: <span class="reason" data-place="accepted_risks.0000000000000006.reason">cost</span></li>
        </ul>
        </section>
        <section aria-labelledby="preview-action_items"><h2 id="preview-action_items">Action Items</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Action Items table"><table class="columns-4 action_items" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" class="text" role="columnheader">Action</th>
        <th scope="col" class="owner" role="columnheader">Owner</th>
        <th scope="col" class="deadline" role="columnheader">Deadline</th>
        <th scope="col" class="status" role="columnheader">Status</th>
        </tr>
        </thead>
        <tbody role="rowgroup"><tr role="row"><td data-place="action_items.0000000000000007.text" role="cell">Close it</td>
        <td data-place="action_items.0000000000000007.owner" role="cell"></td>
        <td data-place="action_items.0000000000000007.deadline" role="cell"></td>
        <td data-place="action_items.0000000000000007.status" role="cell">In Progress</td>
        </tr>
        </tbody>
        </table>
        </div></section>
        <section aria-labelledby="preview-lessons"><h2 id="preview-lessons">Lessons Learned</h2>
        <h3 data-place="lessons.0000000000000008.title">Watch the pool</h3>
        <div class="prose" data-place="lessons.0000000000000008.text"><p>It is finite.</p>
        </div></section>
        <section aria-labelledby="preview-follow_up"><h2 id="preview-follow_up">Follow-Up</h2>
        <dl class="facts"><dt>Action Item Review Date</dt>
        <dd><span data-place="review_date">2025-12-22</span></dd>
        </dl>
        <h3>Shared With</h3>
        <ul><li><span class="task" role="img" aria-label="Done:">☑</span> <span data-place="sharing.0000000000000009.audience">Support</span></li>
        </ul>
        </section>
    "##]].assert_eq(&shown(&example()));
}

#[test]
fn the_clipboard_gets_plain_elements() {
    expect![[r##"
        <h1>Logins failed for <code>eu-west</code></h1>
        <ul><li><strong>Date of Incident: </strong>2025-12-05</li>
        <li><strong>Duration: </strong>14:00 – 14:32 (32 minutes)</li>
        <li><strong>Severity: </strong>Major</li>
        <li><strong>Authors: </strong>@ana, Ben</li>
        <li><strong>Status: </strong>Draft</li>
        <li><strong>Participants: </strong><ul><li>Ana @ana, lead</li>
        </ul>
        </li>
        </ul>
        <h2>Executive Summary</h2>
        <h3>What it meant</h3>
        <p>See the <a href="https://a.example/g">graph</a> and a curve (<a href="https://a.example/c.png">https://a.example/c.png</a>).<sup class="footnote-ref"><a href="#fn-summary.1" id="fnref-summary.1" data-footnote-ref>1</a></sup></p>
        <ul>
        <li>☑ checked</li>
        <li>☐ open</li>
        </ul>
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" align="right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td align="right">2</td>
        </tr>
        </tbody>
        </table>
        <pre><code>log &lt;line&gt;
        </code></pre>
        <section class="footnotes" data-footnotes>
        <ol>
        <li id="fn-summary.1">
        <p>A note. <a href="#fnref-summary.1" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>
        <h2>Timeline</h2>
        <table><thead><tr><th scope="col">Time (UTC)</th>
        <th scope="col">Event</th>
        <th scope="col">Milestone</th>
        </tr>
        </thead>
        <tbody><tr><td>14:00</td>
        <td>First <strong>alert</strong></td>
        <td>Alerted</td>
        </tr>
        <tr><td>14:0</td>
        <td><p>two</p>
        <p>paragraphs</p>
        </td>
        <td></td>
        </tr>
        </tbody>
        </table>
        <h2>Root Cause Analysis</h2>
        <h3>Immediate Cause</h3>
        <p>The pool was <em>empty</em>.</p>
        <h3>5 Whys</h3>
        <ol><li>Why was it empty? → A leak<ol><li>Why unseen?</li>
        </ol>
        </li>
        </ol>
        <h3>Accepted Risks</h3>
        <ul><li>One region — because: cost</li>
        </ul>
        <h2>Action Items</h2>
        <table><thead><tr><th scope="col">Action</th>
        <th scope="col">Owner</th>
        <th scope="col">Deadline</th>
        <th scope="col">Status</th>
        </tr>
        </thead>
        <tbody><tr><td>Close it</td>
        <td></td>
        <td></td>
        <td>In Progress</td>
        </tr>
        </tbody>
        </table>
        <h2>Lessons Learned</h2>
        <h3>Watch the pool</h3>
        <p>It is finite.</p>
        <h2>Follow-Up</h2>
        <ul><li><strong>Action Item Review Date: </strong>2025-12-22</li>
        </ul>
        <h3>Shared With</h3>
        <ul><li>☑ Support</li>
        </ul>
    "##]].assert_eq(&html::fragment(&example()));
}

#[test]
fn a_file_needs_nothing_else() {
    let page = html::page(&example());
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("<title>Logins failed for `eu-west`</title>"));
    assert!(!page.contains("data-place"));
    assert!(page.contains("tabindex=\"0\""));
}
