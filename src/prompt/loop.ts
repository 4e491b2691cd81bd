import { evalToken, ForTag, TypeGuards, type Context, type Emitter, type Template } from 'liquidjs';
import { isNothing } from './nothing.ts';

/** Liquid's `for`, which refuses to go through nothing, and whose rounds are counted. */
export class BoundedFor extends ForTag {
  override *render(
    context: Context,
    emitter: Emitter,
  ): Generator<unknown, void | string, Template[]> {
    const { collection } = this;
    const isRange = TypeGuards.isRangeToken(collection);
    for (const token of isRange ? [collection.lhs, collection.rhs] : [collection]) {
      const value: unknown = yield evalToken(token, context);
      if (isNothing(value)) throw new Error('has no value: test it with {% if %} first.');
      // A range counts its rounds itself.
      if (Array.isArray(value)) context.memoryLimit.use(value.length);
    }
    return yield* super.render(context, emitter);
  }
}
