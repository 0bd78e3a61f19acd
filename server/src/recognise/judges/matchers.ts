import { pathOf } from '../path';
import type { Site } from '../sites';

export const matchers =
  /^(?:is|be|is_?not|in_?(?:in|ex)clusive_?range|(?:less|greater)_?than(?:_?or_?equal(?:_?to)?)?|equal_?to|equals?|eq|any_?of|one_?of|is_?one_?of|is_?in|either|or|not|in|any|eql|be_?(?:in|between|within|eql?|equal_?to)|is_?between|between|contain_?exactly|match_?array|includes?|contains?|range|in_?range|some|return_?value|contain_?substring|have_?(?:prefix|suffix|key)|be_?numerically)$/i;

/** A matcher passes on what it is given; specs2 has a `be_==`. */
export const isMatcher = ({ callee }: Extract<Site, { kind: 'argument' }>): boolean =>
  /^(?:be_)?={2,3}$/.test(callee.text) || matchers.test(pathOf(callee.text).at(-1) ?? '');

/** Go's `int64(404)`, `ptr.To(int64(404))`, Java's `Integer.valueOf(404)`, Swift's `NSNumber(value: 404)`: the value, of another type or with an address. */
export const wraps = ({ args, callee }: Extract<Site, { kind: 'argument' }>): boolean =>
  args.length === 1 &&
  /^(?:NSNumber|(?:Integer|Long|Short|String)\.(?:valueOf|toString)|u?int(?:16|32|64)?|(?:ptr|pointer|to|lo|aws|playwright|github|proto)\.(?:To|Of|Ptr|ToPtr|U?[iI]nt(?:16|32|64)?))$/.test(
    callee.text,
  );

/** What only writes a text of its own kind: Qt's `QStringLiteral("404")`, Windows' `TEXT("404")`, Arduino's `F("404")`. */
export const writesText = ({ callee }: Extract<Site, { kind: 'argument' }>): boolean =>
  /^(?:Q(?:String|ByteArray)Literal|QLatin1String(?:View)?|_?T|TEXT|_XPLATSTR|F?PSTR|F|U)$/.test(callee.text);
