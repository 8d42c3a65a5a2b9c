// What is drawn above the points: pictures where there is room, names of groups, the lasso, the point under the mouse.
import { clamp } from '../lib/numbers.js';

export class Overlay {
  constructor(canvas, map) {
    Object.assign(this, { canvas, map, pen: canvas.getContext('2d'), pictures: [], images: new Map() });
  }

  draw(rows, ratio) {
    const { pen, map } = this;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, map.camera.width, map.camera.height);
    this.drawPictures(rows);
    if (!this.pictures.length && map.moment === 1) this.drawNames();
    this.drawLasso(map.drawing ?? map.polygon);
    this.drawHovered(map.hovered);
  }

  /** Return the row whose picture lies at a place on the screen, undefined where there is none. */
  pictureAt(x, y) {
    return this.pictures.find((p) => Math.abs(p.x - x) < p.half && Math.abs(p.y - y) < p.half)?.row;
  }

  drawPictures(rows) {
    const { pen, map } = this, { width, height } = map.camera;
    this.pictures = [];
    if (!rows?.length || (map.moment > 0 && map.moment < 1)) return;
    const side = clamp(Math.sqrt((width * height) / rows.length) * 0.5, 30, 76), near = side * 0.9;
    for (const row of rows) {
      const [x, y] = map.screenPlace(row);
      if (this.pictures.some((p) => Math.abs(p.x - x) < near && Math.abs(p.y - y) < near)) continue;
      const image = this.image(row);
      if (!image) continue;
      this.pictures.push({ row, x, y, half: side / 2 });
      pen.beginPath();
      pen.roundRect(x - side / 2, y - side / 2, side, side, 6);
      pen.fillStyle = '#fff';
      pen.fill();
      const fit = Math.min((side - 8) / image.naturalWidth, (side - 8) / image.naturalHeight);
      const [wide, high] = [image.naturalWidth * fit, image.naturalHeight * fit];
      pen.drawImage(image, x - wide / 2, y - high / 2, wide, high);
      pen.lineWidth = 2;
      pen.strokeStyle = map.colorOfRow(row);
      pen.stroke();
    }
  }

  image(row) {
    const product = this.map.details.get(row);
    if (!product?.src) return null;
    let image = this.images.get(row);
    if (!image) {
      image = new Image();
      image.onload = () => this.map.redraw();
      image.src = product.src;
      this.images.set(row, image);
    }
    return image.complete && image.naturalWidth ? image : null;
  }

  drawNames() {
    const { pen, map } = this, { data, camera } = map, taken = [];
    pen.font = `600 13px ${getComputedStyle(map.root).fontFamily}`;
    Object.assign(pen, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 4 });
    pen.strokeStyle = `rgb(${map.palette.back.join(' ')} / 88%)`;
    pen.fillStyle = map.palette.ink;
    for (const [group, mx, my] of data.names_at) {
      if (map.picked.size && !map.picked.has(group)) continue;
      const [x, y] = camera.toScreen(mx, my), { name } = data.groups[group];
      const wide = pen.measureText(name).width / 2 + 6;
      if (x < wide || x > camera.width - wide || y < 64 || y > camera.height - 12) continue;
      if (taken.some(([tx, ty, tw]) => Math.abs(tx - x) < tw + wide && Math.abs(ty - y) < 20)) continue;
      taken.push([x, y, wide]);
      pen.strokeText(name, x, y);
      pen.fillText(name, x, y);
    }
  }

  drawLasso(line) {
    if (!line || line.length < 2) return;
    const { pen, map } = this;
    pen.beginPath();
    line.forEach(([x, y], at) => pen[at ? 'lineTo' : 'moveTo'](...map.camera.toScreen(x, y)));
    pen.closePath();
    const { accent } = map.palette;
    pen.fillStyle = `color-mix(in srgb, ${accent} 10%, transparent)`;
    pen.fill();
    pen.setLineDash([6, 5]);
    pen.lineWidth = 2;
    pen.strokeStyle = accent;
    pen.stroke();
    pen.setLineDash([]);
  }

  drawHovered(row) {
    const { pen, map } = this;
    if (row == null || !map.isMeant(row) || this.pictures.some((p) => p.row === row)) return;
    pen.beginPath();
    pen.arc(...map.screenPlace(row), map.size / 2 + 3, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.strokeStyle = map.palette.ink;
    pen.stroke();
  }
}
