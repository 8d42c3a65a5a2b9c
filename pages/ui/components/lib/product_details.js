const BATCH = 400;
const WAIT = 25;  // milliseconds in which products are gathered for one question

/** What is known of single products of a catalogue, by row; asked for in batches when first needed. */
export class ProductDetails {
  constructor(place, version, whenNew) {
    Object.assign(this, { place, version, whenNew, known: new Map(), requested: new Set(), waiting: new Set() });
  }

  /** Return a product's title, price and picture, undefined as long as they are on their way. */
  get(row) {
    if (!this.known.has(row) && !this.requested.has(row)) {
      this.waiting.add(row);
      this.timer ??= setTimeout(() => this.request(), WAIT);
    }
    return this.known.get(row);
  }

  async request() {
    this.timer = null;
    const rows = [...this.waiting].slice(-BATCH);
    this.waiting.clear();
    rows.forEach((row) => this.requested.add(row));
    try {
      const answer = await fetch(`atlas/${this.place}/products?v=${this.version}&rows=${rows.join(',')}`);
      (await answer.json()).forEach((product, at) => this.known.set(rows[at], product));
    } catch { rows.forEach((row) => this.requested.delete(row)); }
    this.whenNew();
  }
}
