// Points on the graphics card, moving between two places each.
const VERTEX = `
attribute vec2 before, after; attribute vec3 color; attribute float state;
uniform float moment, wanted; uniform mediump float size; uniform vec2 center, scale;
varying vec3 paint;
void main() {
  vec2 place = mix(before, after, moment);
  gl_Position = state == wanted ? vec4((place - center) * scale, 0, 1) : vec4(2, 2, 2, 1);
  gl_PointSize = size;
  paint = color;
}`;
const FRAGMENT = `
precision mediump float;
uniform float size, opacity, grey; uniform vec3 dim, ring;
varying vec3 paint;
void main() {
  float way = length(gl_PointCoord - .5) * size;
  float edge = size * .5;
  float inside = 1. - smoothstep(edge - 1.2, edge, way);
  vec3 fill = mix(paint, dim, grey);
  float rim = size > 6. ? smoothstep(edge - 2.2, edge - 1.2, way) : 0.;
  gl_FragColor = vec4(mix(fill, ring, rim * (1. - grey)), inside * opacity);
}`;

/** Points on the graphics card; knows nothing of products. */
export class Dots {
  constructor(canvas) {
    const gl = canvas.getContext('webgl', { antialias: false, alpha: true, premultipliedAlpha: false });
    if (!gl) throw new Error('no WebGL');
    this.gl = gl;
    this.canvas = canvas;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.at = (name) => gl.getUniformLocation(program, name);
    this.buffers = {};
    for (const [name, width, type, scaled] of [
      ['before', 2, gl.UNSIGNED_SHORT, true], ['after', 2, gl.UNSIGNED_SHORT, true],
      ['color', 3, gl.UNSIGNED_BYTE, true], ['state', 1, gl.UNSIGNED_BYTE, false]]) {
      const place = gl.getAttribLocation(program, name);
      this.buffers[name] = { buffer: gl.createBuffer(), place, width, type, scaled };
    }
  }

  set(name, values) {
    const { gl } = this, { buffer, place, width, type, scaled } = this.buffers[name];
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, width, type, scaled, 0, 0);
    this.count = values.length / width;
  }

  draw({ moment, size, center, scale, dim, ring }) {
    const { gl } = this;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform1f(this.at('moment'), moment);
    gl.uniform2f(this.at('center'), ...center);
    gl.uniform2f(this.at('scale'), ...scale);
    gl.uniform3f(this.at('dim'), ...dim.map((channel) => channel / 255));
    gl.uniform3f(this.at('ring'), ...ring.map((channel) => channel / 255));
    for (const [wanted, opacity] of [[0, 0.35], [1, 0.9]]) {  // points that are not meant lie below
      gl.uniform1f(this.at('wanted'), wanted);
      gl.uniform1f(this.at('grey'), wanted === 0 ? 1 : 0);
      gl.uniform1f(this.at('opacity'), opacity);
      gl.uniform1f(this.at('size'), wanted === 0 ? Math.max(2, size * 0.7) : size);
      gl.drawArrays(gl.POINTS, 0, this.count);
    }
  }

  end() { this.gl.getExtension('WEBGL_lose_context')?.loseContext(); }
}
