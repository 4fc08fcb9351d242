/**
 * The look of the pages that stand outside the web front end: sign-in, and what the ESIA bridge says.
 * One file served from the page's own origin, so the content security policy needs no inline style.
 */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa;
  --line: #e1e2e4;
  --field: #ffffff;
  --field-line: #8a909b;
  --text: #1b1e24;
  --muted: #5b626e;
  --accent: #234e9c;
  --accent-strong: #1c4083;
  --on-accent: #ffffff;
  --loss: #b4232a;
  --loss-ground: #fcf0f0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171b;
    --line: #2b2f37;
    --field: #1b1e23;
    --field-line: #6d7480;
    --text: #e3e5e9;
    --muted: #9aa1ac;
    --accent: #8fb0ea;
    --accent-strong: #abc4f1;
    --on-accent: #10203d;
    --loss: #ff8a85;
    --loss-ground: #2d1d1f;
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
  background: var(--ground);
  color: var(--text);
  font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
.head { display: flex; align-items: center; justify-content: space-between; height: 52px; padding: 0 16px; }
.brand { display: flex; align-items: center; gap: 10px; font-size: 17px; font-weight: 650; }
.brand svg { width: 24px; height: 24px; }
.brand rect { fill: var(--accent); }
.brand path { stroke: var(--on-accent); }
.brand small { color: var(--muted); font-size: 13px; font-weight: 400; }
.language { display: flex; align-items: center; min-height: 40px; padding: 0 8px; color: var(--muted); text-decoration: none; }
.language:hover { color: var(--accent); }
main { box-sizing: border-box; width: min(432px, 100%); margin: clamp(8px, 8vh, 80px) auto 48px; padding: 0 16px; }
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
  background: var(--field);
  color: inherit;
  font: inherit;
  font-size: 16px;
}
input[aria-invalid=true] { border-color: var(--loss); box-shadow: inset 0 0 0 1px var(--loss); }
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
.refused {
  margin: 20px 0 0;
  padding: 10px 12px;
  border: 1px solid color-mix(in srgb, var(--loss) 40%, transparent);
  border-inline-start-width: 3px;
  border-radius: 6px;
  background: var(--loss-ground);
}
.help { margin: 24px 0 0; padding: 16px 0 0; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px; }
.help p { margin: 0 0 4px; }
.actions { margin: 24px 0 0; }
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
@media (prefers-reduced-motion: no-preference) {
  .button, input { transition: background-color 120ms, border-color 120ms; }
}
`
