// Another clock and another chance for the process that is started with this file.
const RealDate = Date;
const start = RealDate.UTC(2031, 1, 28, 23, 59, 59);
global.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [start] : args));
  }

  static now() {
    return start;
  }
};
Math.random = () => 0.5;
