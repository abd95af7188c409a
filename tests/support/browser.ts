import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A single-process browser ends with its first context. */
const UNWANTED = ['--single-process', '--no-zygote'];

/** A real browser that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !UNWANTED.includes(argument));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox', '--disable-background-networking'],
  });
}
