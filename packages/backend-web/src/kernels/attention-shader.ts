/** What the shader of attention is made for. */
export interface AttentionKind {
  /** Whether query i attends to the keys 0 … i alone. */
  readonly causal: boolean;
  /** Whether a mask leaves keys out. */
  readonly masked: boolean;
  /** Number of blocks of {@link TILE} features of a value. */
  readonly blocks: number;
}

/** Queries of a workgroup, keys that it looks at together, and features that it holds of them. */
export const TILE = 32;

/** Invocations of a workgroup: each has four queries by four keys, then by four features. */
export const LANES = 64;

// Elements from one row of a tile to the next: one more than there are, so that memory banks differ.
const FOURS = TILE / 4 + 1;
const ROW = TILE + 1;

/**
 * WGSL of attention: keys come a tile at a time, and what is summed is rescaled where one has a larger
 * score (Milakov & Gimelshein 2018, "Online normalizer calculation for softmax",
 * https://arxiv.org/abs/1805.02867; Dao et al. 2022, "FlashAttention", https://arxiv.org/abs/2205.14135), so
 * that the weights of all keys are never held.
 */
export const attentionShader = ({ causal, masked, blocks }: AttentionKind): string => /* wgsl */ `
  var<workgroup> heldQueries : array<vec4<f32>, ${TILE * FOURS}>;
  var<workgroup> held : array<vec4<f32>, ${TILE * FOURS}>;
  var<workgroup> weights : array<f32, ${TILE * ROW}>;
  var<workgroup> across : array<f32, ${TILE * FOURS}>;

  ${fourOf('query', 'queries', 'features')}
  ${fourOf('key', 'keys', 'features')}
  ${fourOf('value', 'keys', 'valueFeatures')}

  fn isAllowed(head : i32, row : i32, column : i32) -> bool {
    if (head >= uniforms.heads || row >= uniforms.queries || column >= uniforms.keys) {
      return false;
    }
    ${causal ? 'if (column > row) { return false; }' : ''}
    ${
      masked
        ? `let own = head / uniforms.repeats;
           return f32(mask[(own * uniforms.queries + row) * uniforms.keys + column]) > 0.5;`
        : 'return true;'
    }
  }

  fn allowed(head : i32, row : i32, column : i32, score : vec4<f32>) -> vec4<f32> {
    return select(vec4<f32>(-3e38), score * uniforms.scale, vec4<bool>(
      isAllowed(head, row, column), isAllowed(head, row, column + 8),
      isAllowed(head, row, column + 16), isAllowed(head, row, column + 24)));
  }

  fn main(index : i32) {
    let lane = i32(localId.x);
    let i = lane / 8;
    let j = lane % 8;
    let head = index / ${LANES} / uniforms.queryTiles;
    let firstRow = index / ${LANES} % uniforms.queryTiles * ${TILE};
    ${four((a) => `var most${a} = -3e38; var total${a} = 0.0; let row${a} = i + ${8 * a};`)}
    var sums : array<vec4<f32>, ${4 * blocks}>;
    for (var first = 0; first < uniforms.keys; first = first + ${TILE}) {
      ${four((a) => `var score${a} = vec4<f32>(0.0);`)}
      for (var f = 0; f < uniforms.features; f = f + ${TILE}) {
        workgroupBarrier(); // until all have read what is held
        for (var at = lane; at < ${(TILE * TILE) / 4}; at = at + ${LANES}) {
          let to = at / 8 * ${FOURS} + at % 8;
          heldQueries[to] = fourOfquery(head, firstRow + at / 8, f + at % 8 * 4);
          held[to] = fourOfkey(head, first + at / 8, f + at % 8 * 4);
        }
        workgroupBarrier();
        let fours = min(8, (uniforms.features - f + 3) / 4);
        for (var n = 0; n < fours; n = n + 1) {
          ${four((b) => `let key${b} = held[(j + ${8 * b}) * ${FOURS} + n];`)}
          ${four(
            (a) => `let query${a} = heldQueries[row${a} * ${FOURS} + n];
              score${a} = score${a} + vec4<f32>(${[0, 1, 2, 3].map((b) => `dot(query${a}, key${b})`).join()});`,
          )}
        }
      }
      ${four(
        (a) => `score${a} = allowed(head, firstRow + row${a}, first + j, score${a});
          across[row${a} * ${FOURS} + j] =
            max(max(score${a}.x, score${a}.y), max(score${a}.z, score${a}.w));`,
      )}
      workgroupBarrier();
      ${four(
        (a) => `var largest${a} = most${a};
          for (var n = 0; n < 8; n = n + 1) {
            largest${a} = max(largest${a}, across[row${a} * ${FOURS} + n]);
          }
          let shrink${a} = exp(most${a} - largest${a});
          most${a} = largest${a};
          // NaN, which is not below anything, is to stay.
          let weight${a} = select(exp(score${a} - vec4<f32>(largest${a})), vec4<f32>(0.0),
            score${a} < vec4<f32>(-2e38));
          total${a} = total${a} * shrink${a} + dot(weight${a}, vec4<f32>(1.0));
          ${four((b) => `weights[row${a} * ${ROW} + j + ${8 * b}] = weight${a}[${b}];`)}`,
      )}
      for (var block = 0; block < ${blocks}; block = block + 1) {
        ${blocks > 1 ? 'workgroupBarrier();' : ''}
        for (var at = lane; at < ${(TILE * TILE) / 4}; at = at + ${LANES}) {
          held[at / 8 * ${FOURS} + at % 8] =
            fourOfvalue(head, first + at / 8, block * ${TILE} + at % 8 * 4);
        }
        workgroupBarrier();
        ${four((a) => `var sum${a} = sums[4 * block + ${a}] * shrink${a};`)}
        for (var n = 0; n < ${TILE}; n = n + 1) {
          let four = held[n * ${FOURS} + j];
          ${four((a) => `sum${a} = sum${a} + weights[row${a} * ${ROW} + n] * four;`)}
        }
        ${four((a) => `sums[4 * block + ${a}] = sum${a};`)}
      }
    }

    workgroupBarrier();
    ${four((a) => `across[row${a} * ${FOURS} + j] = total${a};`)}
    workgroupBarrier();
    if (head >= uniforms.heads) {
      return;
    }
    ${four(
      (a) => `if (firstRow + row${a} < uniforms.queries) {
        var whole = 0.0;
        for (var n = 0; n < 8; n = n + 1) {
          whole = whole + across[row${a} * ${FOURS} + n];
        }
        let line = (head * uniforms.queries + firstRow + row${a}) * uniforms.valueFeatures;
        for (var block = 0; block < ${blocks}; block = block + 1) {
          let feature = block * ${TILE} + 4 * j;
          for (var n = 0; n < min(4, uniforms.valueFeatures - feature); n = n + 1) {
            result[line + feature + n] = sums[4 * block + ${a}][n] / max(whole, 1e-30);
          }
        }
      }`,
    )}
  }
`;

/** Code four times over. */
const four = (code: (n: number) => string): string => [0, 1, 2, 3].map(code).join('\n');

/** WGSL that reads four features of a row of a tensor, zero where it has none. */
const fourOf = (tensor: string, rows: string, features: string): string => /* wgsl */ `
  fn fourOf${tensor}(head : i32, row : i32, feature : i32) -> vec4<f32> {
    var four = vec4<f32>(0.0);
    if (head < uniforms.heads && row < uniforms.${rows}) {
      let line = (head * uniforms.${rows} + row) * uniforms.${features} + feature;
      for (var n = 0; n < min(4, uniforms.${features} - feature); n = n + 1) {
        four[n] = f32(${tensor}[line + n]);
      }
    }
    return four;
  }`;
