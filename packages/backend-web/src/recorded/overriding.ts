/** Gives an object other methods; what is returned gives it back its own. */
export function overriding<T extends object>(target: T, methods: Partial<T>): () => void {
  const names = Object.keys(methods) as (keyof T)[];
  const own = names.map((name) => Object.getOwnPropertyDescriptor(target, name));
  Object.assign(target, methods);
  return () =>
    names.forEach((name, i) => {
      if (own[i] === undefined) delete target[name];
      else Object.defineProperty(target, name, own[i]);
    });
}
