// Which browser, how it is started, and the two devices that people have.
export const launchOptions = {
  executablePath: process.env.ATTUNE_CHROMIUM ?? "/usr/bin/chromium",
  // Software WebGL must be asked for; without it a page would fall back to its plain view and tests would not
  // notice.
  args: ["--headless=new", "--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync"],
};

export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
};
