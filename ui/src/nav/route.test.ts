import { describe, expect, it } from 'vitest';
import { routeOf, to } from './route';

describe('an address', () => {
  it.each([
    ['', { screen: 'journeys' }],
    ['#/', { screen: 'journeys' }],
    [to.journeys(), { screen: 'journeys' }],
    [to.journey('trip/1'), { screen: 'journey', id: 'trip/1' }],
    [to.step('trip', 'wait 1'), { screen: 'journey', id: 'trip', step: 'wait 1' }],
    [to.view('trip/1', 'design'), { screen: 'design', id: 'trip/1' }],
    [to.version('trip', 2), { screen: 'journey', id: 'trip', version: 2 }],
    [to.step('trip', 'wait', 2), { screen: 'journey', id: 'trip', step: 'wait', version: 2 }],
    [to.messages('été & sun'), { screen: 'messages', query: 'été & sun' }],
    [to.message('m1', 'x'), { screen: 'messages', id: 'm1', query: 'x' }],
    [to.messages('x', 'sms'), { screen: 'messages', query: 'x', channel: 'sms' }],
    [to.questions(), { screen: 'questions' }],
    [to.customers(), { screen: 'customers', query: '' }],
    [to.customer('c:1'), { screen: 'customer', id: 'c:1' }],
    ['#/elsewhere', { screen: 'lost' }],
    ['#/customers/%E0%A4%A', { screen: 'customer', id: '%E0%A4%A' }],
  ])('%s leads to its screen', (address, route) => {
    expect(routeOf(address)).toEqual(route);
  });
});
