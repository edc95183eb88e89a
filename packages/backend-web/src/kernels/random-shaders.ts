// WGSL of our draws. Invocation `index` makes block `index` of the stream, four numbers. The key is a
// uniform: the source is the same for all keys. The arithmetic is that of @gen/core; what WGSL
// builds in (`log`, `sin`, `cos`) is right to 2⁻¹¹ only.

// Written out: software drivers pay for every turn of a loop.
const rounds = (): string =>
  Array.from({ length: 10 }, (_, i) => `let c${i + 1} = round(c${i}, key + ${i}u * weyl);`).join(
    ' ',
  );

const philox = /* wgsl */ `
  fn multiplyHigh(a : u32, b : u32) -> u32 {
    let aLow = a & 0xffffu;
    let aHigh = a >> 16u;
    let bLow = b & 0xffffu;
    let bHigh = b >> 16u;
    let middle = aHigh * bLow + ((aLow * bLow) >> 16u);
    let carry = aLow * bHigh + (middle & 0xffffu);
    return aHigh * bHigh + (middle >> 16u) + (carry >> 16u);
  }

  fn round(c : vec4<u32>, key : vec2<u32>) -> vec4<u32> {
    return vec4<u32>(
      multiplyHigh(0xcd9e8d57u, c.z) ^ c.y ^ key.x,
      0xcd9e8d57u * c.z,
      multiplyHigh(0xd2511f53u, c.x) ^ c.w ^ key.y,
      0xd2511f53u * c.x,
    );
  }

  fn philox(block : u32) -> vec4<u32> {
    let key = vec2<u32>(uniforms.key0, uniforms.key1);
    let weyl = vec2<u32>(0x9e3779b9u, 0xbb67ae85u);
    let c0 = vec4<u32>(block, 0u, 0u, 0u);
    ${rounds()}
    return c10;
  }

  fn unit(words : vec4<u32>) -> vec4<f32> {
    return vec4<f32>(words & vec4<u32>(0x7fffffu)) * 1.1920928955078125e-7;
  }
`;

const boxMuller = /* wgsl */ `
  fn logarithm(x : f32) -> f32 {
    let shifted = bitcast<i32>(x) + (0x3f800000 - 0x3f3504f3);
    let exponent = f32((shifted >> 23u) - 127);
    let f = bitcast<f32>((shifted & 0x7fffff) + 0x3f3504f3) - 1.0;
    let square = f * f;
    var p = 7.0376836292e-2;
    p = p * f - 1.151461031e-1;
    p = p * f + 1.167699874e-1;
    p = p * f - 1.2420140846e-1;
    p = p * f + 1.4249322787e-1;
    p = p * f - 1.6668057665e-1;
    p = p * f + 2.0000714765e-1;
    p = p * f - 2.4999993993e-1;
    p = p * f + 3.3333331174e-1;
    let y = p * f * square - 2.1219444e-4 * exponent - 0.5 * square;
    return (f + y) + 0.693359375 * exponent;
  }

  fn squareRoot(x : f32) -> f32 {
    let root = sqrt(x);
    return root + (x - root * root) * (0.5 / root);
  }

  // radius · (sin 2πu, cos 2πu) for u = numerator · 2⁻²³
  fn polar(radius : f32, numerator : i32) -> vec2<f32> {
    let quarter = (numerator + 0x100000) >> 21u;
    let turn = f32(numerator - (quarter << 21u)) * 1.1920928955078125e-7;
    let angle = turn * 6.283185307179586;
    let square = angle * angle;
    let sine = ((-1.9515295891e-4 * square + 8.3321608736e-3) * square - 1.6666654611e-1)
      * square * angle + angle;
    let cosine = ((2.443315711809948e-5 * square - 1.388731625493765e-3) * square
      + 4.166664568298827e-2) * square * square - 0.5 * square + 1.0;
    let swapped = (quarter & 1) != 0;
    let first = select(sine, cosine, swapped);
    let second = select(cosine, sine, swapped);
    return radius * vec2<f32>(
      select(first, -first, (quarter & 2) != 0),
      select(second, -second, ((quarter + 1) & 2) != 0),
    );
  }

  fn pair(a : u32, b : u32) -> vec2<f32> {
    let u = max(f32(a & 0x7fffffu) * 1.1920928955078125e-7, 1e-7);
    return polar(squareRoot(-2.0 * logarithm(u)), i32(b & 0x7fffffu));
  }
`;

/** The source of a draw: `vec4` where the numbers are stored four at a time, else one by one. */
export type Shader = (isVec4: boolean) => string;

const main =
  (type: string, numbers: string): Shader =>
  (isVec4) => /* wgsl */ `
  fn main(index : i32) {
    let first = index * 4;
    if (${isVec4 ? 'index' : 'first'} >= uniforms.size) {
      return;
    }
    let words = philox(u32(index));
    var numbers : vec4<${type}>;
    ${numbers}
    ${isVec4 ? 'result[index] = numbers;' : oneByOne}
  }
`;

const oneByOne = /* wgsl */ `
    result[first] = numbers.x;
    if (first + 1 < uniforms.size) {
      result[first + 1] = numbers.y;
    }
    if (first + 2 < uniforms.size) {
      result[first + 2] = numbers.z;
    }
    if (first + 3 < uniforms.size) {
      result[first + 3] = numbers.w;
    }
`;

const draw = (parts: string, type: string, numbers: string): Shader => {
  const body = main(type, numbers);
  return (isVec4) => parts + body(isVec4);
};

export const bitsShader = draw(philox, 'i32', 'numbers = bitcast<vec4<i32>>(words);');

export const uniformShader = draw(philox, 'f32', 'numbers = unit(words);');

export const gaussianShader = draw(
  philox + boxMuller,
  'f32',
  'numbers = vec4<f32>(pair(words.x, words.y), pair(words.z, words.w));',
);

export const integersShader = draw(
  philox,
  'i32',
  `numbers = vec4<i32>(uniforms.low) + vec4<i32>(
      i32(multiplyHigh(words.x, uniforms.range)),
      i32(multiplyHigh(words.y, uniforms.range)),
      i32(multiplyHigh(words.z, uniforms.range)),
      i32(multiplyHigh(words.w, uniforms.range)),
    );`,
);

// The last probabilities of a draw that is no multiple of four are read past the end of the draw, not
// past the end of their buffer: they repeat.
export const bernoulliShader = draw(
  philox,
  'f32',
  `let places = (vec4<i32>(first) + vec4<i32>(0, 1, 2, 3)) % vec4<i32>(uniforms.probsShape);
    let probabilities = vec4<f32>(
      f32(probs[places.x]), f32(probs[places.y]), f32(probs[places.z]), f32(probs[places.w]),
    );
    numbers = select(vec4<f32>(0.0), vec4<f32>(1.0), unit(words) < probabilities);`,
);

export const bernoulliSigmoidShader = draw(
  philox,
  'f32',
  `let places = vec4<i32>(first) + vec4<i32>(0, 1, 2, 3);
    let told = places % vec4<i32>(uniforms.logitsShape);
    let own = places % vec4<i32>(uniforms.biasShape);
    let sums = vec4<f32>(
      f32(logits[told.x]) + f32(bias[own.x]), f32(logits[told.y]) + f32(bias[own.y]),
      f32(logits[told.z]) + f32(bias[own.z]), f32(logits[told.w]) + f32(bias[own.w]),
    );
    numbers = select(vec4<f32>(0.0), vec4<f32>(1.0), unit(words) < 1.0 / (1.0 + exp(-sums)));`,
);
