/** Every machine that VS Code runs on keeps the lower byte first. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** A text that is written unit by unit. */
export class CodeUnits {
  length = 0;
  private units: Uint16Array;

  /** @param expected Units that will come, roughly. */
  constructor(expected: number) {
    this.units = new Uint16Array(Math.max(16, expected));
  }

  add(unit: number): void {
    if (this.length === this.units.length) {
      const wider = new Uint16Array(this.units.length * 2);
      wider.set(this.units);
      this.units = wider;
    }
    this.units[this.length++] = unit;
  }

  toString(): string {
    return decoder.decode(this.units.subarray(0, this.length));
  }
}
