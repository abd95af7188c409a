/*
 * The tree that formulas are checked into, and its evaluation. It knows nothing of how they are written.
 */

/** The values that a formula reads; null or absent means that nothing is known. */
export type Values = Readonly<Record<string, number | null | undefined>>;

export type Arithmetic = '+' | '-' | '*' | '/';
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type FunctionName = 'min' | 'max' | 'abs' | 'average';

/**
 * Known value: what is known under a name. What every object inherits, such as "constructor", is
 * not known.
 *
 * @param values by name
 * @param name any text
 * @returns the value, or null if nothing is known
 * @example
 * knownValue({ members: 5 }, 'toString'); // => null
 */
export function knownValue(values: Values, name: string): number | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

/** The checked tree of a formula. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly operands: readonly Expression[];
    };

/** A formula that has no finite value for the given numbers, such as a division by zero. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

export type Evaluator = (values: Values) => number | null;

/**
 * Compilation: a checked tree as a closure over the values that it reads.
 *
 * @param expression the tree
 * @returns its number for given values, or null if something that it needs is not known; it throws an
 *   EvaluationError where there is no finite number
 * @example
 * compile({ kind: 'name', name: 'members' })({ members: 5 }); // => 5
 */
export function compile(expression: Expression): Evaluator {
  switch (expression.kind) {
    case 'number':
      return () => expression.value;
    case 'name':
      return (values) => readValue(values, expression.name);
    case 'negation': {
      const operand = compile(expression.operand);
      return whenKnown([operand], ([value]) => -(value as number));
    }
    case 'arithmetic':
    case 'comparison': {
      const operate = OPERATIONS[expression.operator];
      const operands = [compile(expression.left), compile(expression.right)];
      return whenKnown(operands, ([left, right]) => operate(left as number, right as number));
    }
    case 'conditional': {
      const test = compile(expression.test);
      const whenTrue = compile(expression.whenTrue);
      const whenFalse = compile(expression.whenFalse);
      return (values) => {
        const truth = test(values);
        if (truth === null) return null;
        return truth === 1 ? whenTrue(values) : whenFalse(values);
      };
    }
    case 'call': {
      const apply = CALLS[expression.name];
      return whenKnown(expression.operands.map(compile), apply);
    }
  }
}

function readValue(values: Values, name: string): number | null {
  const value = knownValue(values, name);
  if (value === null || Number.isFinite(value)) return value;
  throw new EvaluationError(`${name} is not a finite number`);
}

function whenKnown(
  operands: readonly Evaluator[],
  operate: (operands: readonly number[]) => number,
): Evaluator {
  return (values) => {
    const known: number[] = [];
    for (const operand of operands) {
      const value = operand(values);
      if (value === null) return null;
      known.push(value);
    }
    const result = operate(known);
    if (!Number.isFinite(result)) throw new EvaluationError('the formula has no finite value');
    return result;
  };
}

const OPERATIONS: Record<Arithmetic | Comparison, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
};

const CALLS: Record<FunctionName, (operands: readonly number[]) => number> = {
  min: (operands) => Math.min(...operands),
  max: (operands) => Math.max(...operands),
  abs: ([operand]) => Math.abs(operand as number),
  average: (operands) => operands.reduce((total, value) => total + value, 0) / operands.length,
};
