import { says } from '../helpers';

describe('client hints', () => {
  it('are named with what they tell', () => {
    says(
      'accept-ch',
      'GET /\n---\n200 OK\nAccept-CH: Sec-CH-UA-Model, DPR',
      /Sec-CH-UA-Model \(model of the device\) and DPR \(pixel density\)/,
    );
    says('critical-ch', 'GET /\n---\n200 OK\nCritical-CH: Save-Data', /ask again with Save-Data/);
    says('speculation-rules', 'GET /\n---\n200 OK\nSpeculation-Rules: "/rules.json"', /stand in \/rules.json/);
    says('accept-query', 'GET /\n---\n200 OK\nAccept-Query: application/jsonpath', /QUERY .* application\/jsonpath/);
  });
});
