import { html, nothing, type TemplateResult } from 'lit';
import type { Annotation, HopView } from '../messages';
import { bodyPanel } from './body';
import { connectionPanel } from './connection';
import { fieldsPanel } from './fields';
import { duration, size } from './format';
import { rawPanel } from './raw';
import { chain, informationalList } from './redirects';
import { streamView } from './running';
import { set, state, type AnswerTab, type Exchange } from './state';
import { tabs, type Tab } from './tabs';
import { timingPanel, totalTime } from './timing';

/** An answer that came, as far as it is explained. */
export type Answered = Pick<Extract<Exchange, { kind: 'answer' }>, 'answer' | 'annotation' | 'streamText'>;

/** The parts of an answer, one of which is shown. */
export function answerTabs(answered: Answered, hop: HopView): TemplateResult {
  const all = tabsOf(answered, hop);
  const chosen = all.some(tab => tab.id === state.answerTab) ? state.answerTab : 'body';
  return tabs<AnswerTab>('Answer parts', all, chosen, answerTab => set({ answerTab }), panel(chosen, answered, hop));
}

function tabsOf({ answer, annotation, streamText }: Answered, hop: HopView): Tab<AnswerTab>[] {
  const { body, hops } = answer;
  const redirected = hops.length > 1;
  const untrusted = hop.tls && !hop.tls.trusted;
  const all: (Tab<AnswerTab> | undefined)[] = [
    { id: 'body', label: 'Body', count: body.shape === 'empty' ? 'empty' : size(body.decodedSize ?? body.wireSize) },
    { id: 'fields', label: 'Fields', count: hop.head.headers.length, mark: fieldMark(annotation) },
    redirected || hop.informational.length
      ? {
          id: 'redirects',
          label: redirected ? 'Redirects' : 'Informational',
          count: redirected ? hops.length - 1 : hop.informational.length,
        }
      : undefined,
    { id: 'timing', label: 'Timing', count: duration(totalTime(hops)) },
    { id: 'connection', label: 'Connection', count: untrusted ? '!' : '', mark: untrusted ? 'warn' : undefined },
    { id: 'raw', label: 'Raw' },
    streamText ? { id: 'stream', label: 'Stream' } : undefined,
  ];
  return all.filter(tab => tab !== undefined);
}

/** The worst that was found, where something was found in a field. */
function fieldMark(annotation: Annotation | undefined): Tab<AnswerTab>['mark'] {
  const findings = annotation?.findings ?? [];
  if (!findings.some(({ place }) => place.part === 'field' && place.lines.length)) return undefined;
  const levels = findings.map(finding => finding.level);
  return levels.includes('error') ? 'error' : levels.includes('warn') ? 'warn' : 'info';
}

function panel(tab: AnswerTab, { answer, annotation, streamText }: Answered, hop: HopView): TemplateResult {
  switch (tab) {
    case 'body':
      return bodyPanel(answer, annotation);
    case 'fields':
      return fieldsPanel(hop.head, annotation, answer.trailers);
    case 'redirects':
      return html`${informationalList(hop.informational)}
      ${answer.hops.length > 1 ? chain(answer.hops, hop.head.status) : nothing}`;
    case 'timing':
      return timingPanel(answer.hops);
    case 'connection':
      return connectionPanel(hop, answer);
    case 'raw':
      return rawPanel(answer);
    case 'stream':
      return streamView(streamText);
  }
}
