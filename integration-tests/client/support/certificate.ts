/**
 * A certificate that signed itself, for 127.0.0.1 and localhost, until 2126. It protects nothing: both halves are published here.
 * Made by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -addext
 * "subjectAltName=IP:127.0.0.1,DNS:localhost"`.
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBwDCCAWegAwIBAgIUQolviWVb4zk3ZSeM7gOrWneCTv4wCgYIKoZIzj0EAwIw
JzElMCMGA1UEAwwcS2xhcm5hIHN0YW5kLWluIG9mIHRoZSB0ZXN0czAgFw0yNjEy
MDExMTA1MzZaGA8yMTI2MTEwNzExMDUzNlowJzElMCMGA1UEAwwcS2xhcm5hIHN0
YW5kLWluIG9mIHRoZSB0ZXN0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNWa
TcXXwQq+8l9ETOyNMztpLDOAZj6IrSvgT1056Dv9bONuiy0CBd8i7J8Lp2ur8b+e
fsiyhmKldPeadZhtPv2jbzBtMB0GA1UdDgQWBBQ6kkFW4v8aEO3eaHZJtj7nU9wC
fjAfBgNVHSMEGDAWgBQ6kkFW4v8aEO3eaHZJtj7nU9wCfjAPBgNVHRMBAf8EBTAD
AQH/MBoGA1UdEQQTMBGHBH8AAAGCCWxvY2FsaG9zdDAKBggqhkjOPQQDAgNHADBE
AiAFGL+mD7UBmMHRFdugTIvg3JEBVwkhrUPQbecc3XA6eAIgNsDB2rqMU6s04NPp
180QUN+k3EJjSSZd2Wwo9f6iTDE=
-----END CERTIFICATE-----
`

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgG7A5iZ30YSJg+DqZ
JKLpE3A3+82ZiVq1vB7qogayYhChRANCAATVmk3F18EKvvJfREzsjTM7aSwzgGY+
iK0r4E9dOeg7/WzjbostAgXfIuyfC6drq/G/nn7IsoZipXT3mnWYbT79
-----END PRIVATE KEY-----
`
