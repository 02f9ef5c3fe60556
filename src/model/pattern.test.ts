import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsWithin } from '../../tests/patience.ts';
import { browserPattern, fitsPattern, patternProblem } from './pattern.ts';

test('what authors write for ids, numbers, times and hosts is fine', () => {
  for (const pattern of [
    '^[0-9]+$',
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^([a-z0-9-]+\\.)*shop\\.example$',
    '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$',
    '^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$',
    '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '^[a-z]+-[a-z]+-[a-z]+-[0-9]+$',
    '^(eu|us|ap)-[0-9]$',
    '^(?<region>eu|us)+$',
    '^.*prod.*$',
    '^\\p{Lu}\\w*\\b$',
    '^[^@\\s]+@[^@\\s]+$',
    '',
  ])
    assert.equal(patternProblem(pattern), undefined, pattern);
});

test('what can take minutes over a wrong value is refused, in however many ways it is written', () => {
  for (const pattern of [
    '^(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(a|ab|b)*c',
    '^(\\w+\\s?)*$',
    '^([a-z]+[a-z]+-)*$',
    '(a?){40}',
    'a?'.repeat(40),
    '.*.*.*.*=',
    '[a-z]*[b-y]*[c-x]*[d-w]*[0-9]',
    '(?:(?:a{1,9}){1,9}){1,9}b',
    '^(?<x>a+)+$',
    '(a+)\\1+',
    '^(?=(a+)+$)b',
    '(?<!(a+)+)b',
    '^(ä+)+$',
  ])
    assert.match(patternProblem(pattern) ?? 'fine', /minutes/, pattern);
});

test('what cannot be read is refused', () => {
  for (const pattern of ['[0-9', '(', '*', 'a{2,1}', '\\q'])
    assert.match(patternProblem(pattern) ?? '', /valid/);
});

test('a flag inside a pattern is refused, because not every browser can read it', () => {
  for (const pattern of ['(?i:a)', '^(?s:.)$', 'a(?-i:b)'])
    assert.match(patternProblem(pattern) ?? '', /flag/, pattern);
  for (const pattern of ['(?:i)', '(?<i>a)']) assert.equal(patternProblem(pattern), undefined, pattern);
});

test('every pattern that is not refused is quick over the longest value', () => {
  const wrong = ['a'.repeat(240) + '!', 'a-'.repeat(120) + '!', '1.'.repeat(120) + '!'];
  for (const pattern of ['^[a-z0-9]+(-[a-z0-9]+)*$', '.*.*=', '^([a-z]+-)*[a-z]+$', '^.*prod.*$']) {
    endsWithin(1, () => wrong.map((value) => fitsPattern(value, pattern)), pattern);
  }
});

test('a value fits only from end to end', () => {
  assert.ok(fitsPattern('41', '[0-9]+'));
  assert.ok(!fitsPattern('41; rm', '[0-9]+'));
  assert.ok(!fitsPattern('41; rm', 'x|[0-9]+'));
});

test('a browser is given what the author meant', () => {
  for (const [pattern, good, bad] of [
    ['[a-z-]+', 'a-z', 'a_z'],
    ['[-a-z]+', 'a-z', 'a_z'],
    ['[a-z-9]+', 'a-9', 'a_8'],
    ['[--9]', '5', 'a'],
    ['[\\w-]+', 'a-z', 'a.z'],
    ['[^(){}|/]+', 'a-z', 'a|z'],
    ['[a-z&&]+', 'a&z', 'a%'],
    ['[\\[\\]\\-^]+', '[-^]', '\\'],
    ['[\\u0041-\\x5A\\p{Ll}]+', 'AZz', '1'],
    ['[a-z]{2}\\[[0-9]\\]', 'ab[1]', 'ab1'],
    ['^[é-ü"]+$', 'é"', 'e'],
  ] as const) {
    const asked = new RegExp(`^(?:${browserPattern(pattern)})$`, 'v');
    assert.deepEqual([asked.test(good), asked.test(bad)], [true, false], pattern);
    assert.deepEqual([fitsPattern(good, pattern), fitsPattern(bad, pattern)], [true, false], pattern);
  }
});
