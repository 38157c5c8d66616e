// Opens the scorecard in Chromium on a desk, on a phone and on the narrowest phone, and fails when
// axe finds anything, when a page scrolls sideways, or when a figure lacks definition, as-of or release.
// Usage: node run.mjs [page.html] [folder for screenshots]; CHROMIUM names the browser.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const page = path.resolve(process.argv[2] ?? path.join(here, '../../target/scorecard/index.html'));
const shots = path.resolve(process.argv[3] ?? path.join(here, '../../docs'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const mostBytes = 400_000;

// shown: how much of the page the screenshot holds, in pixels from its top.
const screens = [
  { name: 'desktop', width: 1440, height: 900, shown: 1780 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844, shown: 2400 },
  { name: 'narrow', width: 320, height: 640 },
];

async function problemsOn(tab) {
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const found = [];
    const report = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    for (const violation of report.violations) {
      found.push(`axe ${violation.id}: ${violation.help} at ${violation.nodes.map((n) => n.target.join(' ')).join(', ')}`);
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`scrolls sideways: ${root.scrollWidth} px on a screen of ${root.clientWidth} px`);
    }
    const figures = [...document.querySelectorAll('[data-figure]')];
    if (figures.length === 0) found.push('shows no figure');
    for (const figure of figures) {
      const card = document.getElementById(figure.dataset.definition);
      for (const part of ['definition', 'formula', 'source', 'owner', 'as-of', 'release']) {
        if (!card?.querySelector(`[data-part="${part}"] dd`)?.textContent.trim()) {
          found.push(`figure ${figure.dataset.figure} has no ${part}`);
        }
      }
    }
    return found;
  });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failures = 0;
try {
  mkdirSync(shots, { recursive: true });
  for (const { name, width, height, shown } of screens) {
    const tab = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const requests = [];
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(pathToFileURL(page).href);
    const problems = await problemsOn(tab);
    if (requests.length > 1) problems.push(`asks for more than itself: ${requests.slice(1).join(', ')}`);
    if (shown) {
      const file = path.join(shots, `scorecard-${name}.png`);
      await tab.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: shown } });
      if (statSync(file).size > mostBytes) problems.push(`${file} is larger than ${mostBytes} bytes`);
    }
    console.log(`${name} ${width} px: ${problems.length === 0 ? 'ok' : problems.join('\n  ')}`);
    failures += problems.length;
    await tab.close();
  }
} finally {
  await browser.close();
}
process.exit(failures === 0 ? 0 : 1);
