// The line to the server: requests with the token, and one stream of events that is taken up where it broke.

import { Emitter } from './dom.js';

export const line = new Emitter();
export const base = new URL('.', document.baseURI).href;
export const tab = Math.random().toString(36).slice(2, 10);

let token = '';
let revision = 0;
let isUp = true;

const RETRY = 700;

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

export async function post(path, value = {}, more = {}) {
  const headers = { 'content-type': 'application/json', ...more };
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

// One stream for all tabs of a browser, which has six lines to one server: whoever holds the lock tells the others.
export function listenFrom(number) {
  revision = number;
  const channel = new BroadcastChannel('booklet-events');
  channel.onmessage = (message) => take(message.data);
  const follow = () => followEvents((event) => (channel.postMessage(event), take(event)));
  if (navigator.locks) navigator.locks.request('booklet-events', follow);
  else follow();
}

async function followEvents(tell) {
  for (;;) {
    try {
      const response = await request(`events?after=${revision}`);
      if (response.status === 401) line.emit('locked');
      else await hear(response.body.getReader(), tell);
    } catch {
      // The server is gone for now.
    }
    setUp(false);
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
}

// An event that was missed, or a server that began anew: everything is asked for again.
function take(event) {
  if (event.kind !== 'late' && event.revision <= revision) return;
  if (event.kind === 'late' || event.revision > revision + 1) return line.emit('late');
  revision = event.revision;
  line.emit(event.kind, event);
}

async function hear(reader, tell) {
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
      tell(JSON.parse(part.slice(6)));
    }
  }
}

export function setRevision(number) {
  revision = number;
}
