/** Headers that tell browsers what pages of this application may do: nothing that they do not need (OWASP Secure Headers). */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** No script, style, font or connection but our own; nothing inline, no frame of or in another site. */
const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

const unusedFeatures =
  `accelerometer autoplay bluetooth browsing-topics camera display-capture encrypted-media fullscreen
  geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment publickey-credentials-get
  screen-wake-lock serial usb xr-spatial-tracking`.split(/\s+/);
const permissions = unusedFeatures.map((feature) => `${feature}=()`).join(', ');
const halfYearSeconds = 180 * 24 * 60 * 60;

/**
 * By the way the request came: over HTTPS browsers are told to stay with it. Not for `localhost`, whose other servers speak HTTP.
 * `alwaysSecure` is for a proxy in front that speaks HTTPS to people.
 */
export function securityHeaders(alwaysSecure: boolean): RequestHandler {
  const [plain, secure, secureHere] = [headers(false), headers(true), headers(true, false)];
  return (request, response, next) => {
    response.set('Permissions-Policy', permissions);
    const isSecure = alwaysSecure || request.secure;
    const set = !isSecure ? plain : request.hostname === 'localhost' ? secureHere : secure;
    set(request, response, next);
  };
}

function headers(secure: boolean, strict = secure): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...policy, ...(secure ? { 'upgrade-insecure-requests': [] } : {}) },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: strict ? { maxAge: halfYearSeconds, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
}
