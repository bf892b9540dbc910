// The line to the server: requests with the token, and one stream of events that is taken up where it broke.

import { Emitter } from './dom.js';

export const line = new Emitter();
export const base = new URL('.', document.baseURI).href;
export const tab = Math.random().toString(36).slice(2, 10);

let token = '';
let revision = 0;
let isUp = true;
let stream = null;

// The token comes once, behind the #; another tab of this page may have it.
export async function findToken() {
  const given = /(?:^#|&)token=([\w-]+)/.exec(location.hash);
  if (given) {
    sessionStorage.setItem('token', given[1]);
    history.replaceState(null, '', location.pathname + '#/overview');
  }
  token = sessionStorage.getItem('token') ?? '';
  const channel = new BroadcastChannel('booklet');
  channel.onmessage = (event) => {
    if (event.data === 'token?' && token) channel.postMessage({ token });
  };
  if (!token) token = await asked(channel);
  if (token) sessionStorage.setItem('token', token);
  return token;
}

function asked(channel) {
  return new Promise((resolve) => {
    const asking = new BroadcastChannel('booklet');
    const give = (value) => {
      asking.close();
      resolve(value);
    };
    asking.onmessage = (event) => event.data?.token && give(event.data.token);
    asking.postMessage('token?');
    setTimeout(give, 250, '');
  });
}

export async function request(path, options = {}) {
  const headers = { 'x-tab': tab, ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(base + 'api/' + path, { ...options, headers, cache: 'no-store' });
  setUp(true);
  return response;
}

export async function get(path) {
  const response = await request(path);
  return response.ok ? response.json() : null;
}

export async function post(path, value = {}) {
  const headers = { 'content-type': 'application/json' };
  return request(path, { method: 'POST', headers, body: JSON.stringify(value) });
}

export function isOnline() {
  return isUp;
}

function setUp(value) {
  if (value === isUp) return;
  isUp = value;
  line.emit('line', isUp);
}

export function listenFrom(number) {
  revision = number;
  document.addEventListener('visibilitychange', () => (document.hidden ? stream?.abort() : listen()));
  listen();
}

// A hidden page holds no stream: a browser has six for one server.
async function listen() {
  if (stream && !stream.signal.aborted) return;
  stream = new AbortController();
  const own = stream;
  while (!own.signal.aborted) {
    try {
      const response = await request(`events?after=${revision}`, { signal: own.signal });
      if (response.status === 401) return line.emit('locked');
      await hear(response.body.getReader());
    } catch (error) {
      if (own.signal.aborted) return;
    }
    setUp(false);
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}

async function hear(reader) {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      if (!part.startsWith('data: ')) continue;
      const event = JSON.parse(part.slice(6));
      if (event.kind === 'late') {
        line.emit('late');
        continue;
      }
      if (event.revision) revision = event.revision;
      line.emit(event.kind, event);
      line.emit('any', part.length);
    }
  }
}

export function setRevision(number) {
  revision = number;
}
