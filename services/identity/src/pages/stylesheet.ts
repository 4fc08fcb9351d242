/**
 * The look of the pages that stand outside the web front end: sign-in, and what the ESIA bridge says.
 * One file served from the page's own origin, so the content security policy needs no inline style.
 */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9;
  --surface: #ffffff;
  --line: #dde1e7;
  --field-line: #7f8896;
  --text: #171a20;
  --muted: #57606e;
  --accent: #27478f;
  --accent-strong: #1d3873;
  --on-accent: #ffffff;
  --danger: #a12622;
  --danger-ground: #fcf1f0;
  --danger-line: #ecc9c6;
  --note-ground: #f1f4fa;
  --note-line: #d3dcee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121417;
    --surface: #191c20;
    --line: #2d3138;
    --field-line: #737c8a;
    --text: #e8eaed;
    --muted: #a2aab6;
    --accent: #a3bcf5;
    --accent-strong: #bccffa;
    --on-accent: #101a33;
    --danger: #ffa79f;
    --danger-ground: #2a1917;
    --danger-line: #5a302c;
    --note-ground: #1b212d;
    --note-line: #303c53;
  }
}
.portal { --accent: #0b5ac2; --accent-strong: #0a4aa0; }
@media (prefers-color-scheme: dark) {
  .portal { --accent: #8dbcff; --accent-strong: #aacdff; --on-accent: #06224a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--surface);
  color: var(--text);
  font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
.masthead { padding: 20px 20px 0; }
.wordmark {
  display: inline-flex;
  align-items: center;
  gap: 8px;
  color: var(--text);
  font-size: 17px;
  font-weight: 650;
  letter-spacing: -0.01em;
}
.wordmark svg { width: 22px; height: 22px; color: var(--accent); }
.wordmark small { color: var(--muted); font-size: 13px; font-weight: 400; letter-spacing: 0; }
main { flex: 1; width: 100%; padding: 36px 20px 24px; }
h1 { margin: 0; font-size: 26px; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; text-wrap: balance; }
.lead { margin: 8px 0 0; color: var(--muted); text-wrap: pretty; }
form { margin: 24px 0 0; }
.field { margin: 0 0 16px; }
label { display: block; margin: 0 0 6px; font-weight: 550; }
.hint { margin: 6px 0 0; color: var(--muted); font-size: 13px; line-height: 1.45; }
input[type=text], input[type=password] {
  width: 100%;
  height: 48px;
  padding: 0 12px;
  border: 1px solid var(--field-line);
  border-radius: 8px;
  background: var(--surface);
  color: inherit;
  font: inherit;
  font-size: 16px;
}
input[aria-invalid=true] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
.button {
  display: flex;
  align-items: center;
  justify-content: center;
  width: 100%;
  min-height: 48px;
  margin: 8px 0 0;
  padding: 10px 16px;
  border: 1px solid transparent;
  border-radius: 8px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button:hover { background: var(--accent-strong); }
.button.quiet { background: transparent; border-color: var(--field-line); color: var(--text); }
.button.quiet:hover { border-color: var(--accent); color: var(--accent); }
:is(a, button, input, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); text-underline-offset: 3px; }
.or {
  display: flex;
  align-items: center;
  gap: 12px;
  margin: 24px 0 16px;
  color: var(--muted);
  font-size: 13px;
}
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.notice {
  margin: 20px 0 0;
  padding: 12px 14px;
  border: 1px solid var(--note-line);
  border-radius: 8px;
  background: var(--note-ground);
}
.notice.refusal { border-color: var(--danger-line); background: var(--danger-ground); color: var(--danger); }
.help { margin: 24px 0 0; padding: 16px 0 0; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px; }
.help p { margin: 0 0 4px; }
.actions { margin: 24px 0 0; }
.choices { margin: 0; padding: 0; border: 0; }
.choices legend { padding: 0; margin: 0 0 6px; font-weight: 550; }
.choice {
  display: flex;
  align-items: center;
  gap: 12px;
  width: 100%;
  min-height: 56px;
  margin: 0;
  padding: 8px 4px;
  border: 0;
  border-top: 1px solid var(--line);
  background: transparent;
  color: inherit;
  font: inherit;
  text-align: left;
  cursor: pointer;
}
.choice:hover { color: var(--accent); }
.choice span { display: block; }
.choice .what { margin-left: auto; color: var(--muted); font-size: 13px; text-align: right; }
.choice .number { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
footer { display: flex; gap: 16px; padding: 16px 20px 20px; color: var(--muted); font-size: 13px; }
footer a { display: inline-flex; align-items: center; min-height: 40px; color: var(--muted); }
footer [aria-current] { display: inline-flex; align-items: center; color: var(--text); font-weight: 550; }
@media (min-width: 640px) {
  body { background: var(--ground); }
  .masthead { padding: 28px 32px 0; }
  main {
    flex: none;
    width: 432px;
    margin: auto;
    padding: 36px 36px 32px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
  }
  footer { padding: 16px 32px 20px; }
}
@media (prefers-reduced-motion: no-preference) {
  .button, input { transition: background-color 120ms, border-color 120ms; }
}
`
