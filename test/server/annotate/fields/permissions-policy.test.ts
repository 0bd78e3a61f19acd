import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nPermissions-Policy: ${value}`;

describe('Permissions-Policy', () => {
  it('says who may use what', () => {
    says(
      'permissions-policy',
      ok('camera=(), microphone=()'),
      /Switches 2 browser features off .*: camera and microphone/,
    );
    says('permissions-policy', ok('geolocation=(self "https://maps.example"), fullscreen=*'), [
      /geolocation \(this origin and "https:\/\/maps.example"\)/,
      /fullscreen=\*: allowed for every page/,
    ]);
    says('feature-policy', "GET /\n---\n200 OK\nFeature-Policy: camera 'none'; fullscreen *", [
      /2 features: camera and fullscreen/,
      /allowed for nobody/,
    ]);
  });
  it('permissions-policy-invalid', () => {
    reports('permissions-policy-invalid', ok('camera=("self")'), [
      /the keyword self stands in quotes/,
      /camera=\(self/,
    ]);
    reports('permissions-policy-invalid', ok('camera=none'), /an empty list \(\) allows nobody/);
    reports('permissions-policy-invalid', ok('camera=(maps)'), /neither self nor/);
    reports('permissions-policy-invalid', ok('camera'), /no allow list/);
  });
  it('permissions-policy-invalid: lists, self and the star', () => {
    quiet(
      'permissions-policy-invalid',
      ok('camera=(), geolocation=(self "https://maps.example"), usb=*, midi=self, hid=(src)'),
    );
  });
});
