import { Cookie, CookieJar } from 'tough-cookie';
import type { CookieView } from './messages';
import type { CookieStore } from './send';

/** The cookies of one workspace session. In memory only: they are as good as a password. */
export class SessionCookies implements CookieStore {
  private jar = new CookieJar(undefined, { looseMode: true });

  header(url: string): string {
    return this.jar.getCookieStringSync(url);
  }

  /** Takes Set-Cookie values in; says of each what became of it. Never throws. */
  store(url: string, values: string[]): string[] {
    return values.map(value => {
      const name = value.split('=')[0]?.trim() || 'A cookie without a name';
      try {
        const parsed = Cookie.parse(value, { loose: true });
        const kept = parsed && (parsed.key || parsed.value) && this.jar.setCookieSync(parsed, url);
        if (!kept) return `${name} was not kept: it cannot be read as a cookie.`;
        const left = kept.TTL();
        if (left <= 0) return `${name} was removed: the server let it expire.`;
        return `${name} is kept for ${kept.domain}${kept.path === '/' ? '' : kept.path}${left === Infinity ? ' in this session' : ` until ${new Date(Date.now() + left).toISOString()}`}.`;
      } catch (error) {
        return `${name} was not kept: ${error instanceof Error ? error.message : String(error)}`;
      }
    });
  }

  list(): CookieView[] {
    const cookies = this.jar.serializeSync()?.cookies ?? [];
    return cookies.map(cookie => ({
      name: String(cookie.key ?? ''),
      domain: String(cookie.domain ?? ''),
      path: String(cookie.path ?? '/'),
      secure: cookie.secure === true,
      httpOnly: cookie.httpOnly === true,
      ...(typeof cookie.expires === 'string' && cookie.expires !== 'Infinity' && { expires: cookie.expires }),
    }));
  }

  clear(): void {
    this.jar = new CookieJar(undefined, { looseMode: true });
  }
}
