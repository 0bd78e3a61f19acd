import { groupEvidence, numberOf, sinkEvidence, subjectEvidence, weigh } from '../../evidence';
import { statusName } from '../../words';
import { behindVersion } from '../element/beside';
import { some, type Rule } from './call';

/** Go's `atomic.StoreInt64(&code, 404)` */
export const ofStore: Rule = ({ name, site, question }) => {
  const stored =
    site.index === 1 && /^Store(?:U?[Ii]nt\d*)?$/.test(name)
      ? /^&?(\w+)$/.exec(site.args[0]?.text ?? '')?.[1]
      : undefined;
  if (stored === undefined) return undefined;
  const kept = subjectEvidence(stored, question);
  return weigh(kept) >= 0.5 ? kept : [...kept, ...sinkEvidence(stored, question)];
};

/** Lodash's `get(answer, 'response.status', 200)`, Ramda's `pathOr`: what stands in for a member that is asked for by its path. */
export const ofMissing: Rule = ({ name, site, question }) => {
  if (site.index < 1 || !/^(?:get|path_?or|prop_?or|dig|result)$/i.test(name)) return undefined;
  const path = /^["'`](\w+(?:\.\w+)+)["'`]$/.exec(site.args[site.index - 1]?.text.slice(0, 80) ?? '')?.[1];
  return path === undefined ? undefined : some(subjectEvidence(path, question));
};

/** Java's `Collections.addAll(codes, 200, 301, 404)`: what they are put into, and that all of them are statuses. */
export const ofFilled: Rule = ({ name, site, question }) => {
  const kept = site.args[0]?.text ?? '';
  if (name !== 'addAll' || site.index === 0 || !/^\w+$/.test(kept)) return undefined;
  const named = statusName(kept);
  const others = site.args.slice(1).filter((_, i) => i + 1 !== site.index);
  return named.weight > 0 ? [named, ...groupEvidence(others.map(numberOf), question)] : undefined;
};

/** What stands right before it says what it is. */
export const ofWhatStandsBefore: Rule = ({ site }) => {
  const before = site.args[site.index - 1];
  const text = before?.text ?? '';
  // `HeaderField(name: ":status", value: "204")`, `Header(ascii.encode(':status'), ascii.encode('200'))`
  const behind = site.args[site.index + 1]?.text ?? '';
  // Swift's `fields.assertFirst("200", forName: ":status")`
  if (/^\w*name\s*:\s*":status"$/i.test(behind.slice(0, 30)))
    return [{ words: '`:status` stands behind it', weight: 1.1 }];
  // ModSecurity's `transaction->processResponseHeaders(200, "HTTP 1.1")`
  if (site.index === 0 && /^["']HTTP[/ ]\d(?:\.\d)?["']$/.test(behind.slice(0, 14)))
    return [{ words: 'the version of HTTP stands behind it', weight: 1 }];
  if (/["'`]:status["'`]\)?$/.test(text.slice(-12))) return [{ words: '`:status` stands before it', weight: 1.1 }];
  // OpenTelemetry's `KeyValue::new(Key::from("http.status"), "200")`
  if (/["'`]http\.(?:[a-z]+\.)*status(?:_code)?["'`]\)$/.test(text.slice(-60)))
    return [{ words: 'a key of HTTP stands before it', weight: 1 }];
  // `assertRaises(KeyboardInterrupt, self.assertStatus, 500)`
  if (/(?:^|\.)(?:assert|check|expect)_?status(?:_?code)?$/i.test(text.slice(0, 60)))
    return [{ words: 'what asserts a status stands before it', weight: 0.95 }];
  return undefined;
};

/** Ruby's `Net::HTTPSuccess.new('1.1', 200, 'OK')` */
export const ofVersion: Rule = ({ site }) => {
  const before = site.args[site.index - 1];
  const version = /\bHTTP[A-Z]\w*(?:\.new)?$/.test(site.callee.text) && /^["']?1\.[01]["']?$/.test(before?.text ?? '');
  return version || behindVersion(before) ? [{ words: 'the version of HTTP stands before it', weight: 1 }] : undefined;
};
