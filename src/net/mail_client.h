// One mail at a time, plain text or an OpenPGP message, to a mail server, through libcurl's SMTP.
//
//   MailClient mail({.address = "smtps://mail.example", .from = "sekimori@example.jp"}, clock);
//   TRY(mail.send({.to = "sato@example.jp", .subject = "警報が 1 件あります", .text = text, .id = outbox_id}));
//
// Over TLS (smtps://, or smtp:// with STARTTLS demanded) unless the server is on this machine. The message is UTF-8, subject and body
// encoded (RFC 2047, quoted-printable); Message-ID is made of `id`, so that a mail sent twice is seen as one. Addresses and subjects are
// refused when they hold a line end: nobody adds a header. unreachable: try again later; invalid_input: never works.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/files.h"

namespace sekimori::net {

struct MailSettings {
  std::string address;  // smtp://host[:port] or smtps://host[:port]
  std::string from;
  std::string user = {}, password = {};
  Path authorities = {};
  int time_limit_seconds = 30;
};

struct Mail {
  std::string to;
  std::string subject;
  std::string text;  // LF; of an encrypted mail: the OpenPGP message in armour, which holds a MIME part of its own (RFC 3156)
  std::string id;    // unique, of letters, digits and hyphens
  enum class Form : unsigned char { plain, openpgp } form = Form::plain;
};

// A text as the MIME part that goes into an OpenPGP message.
std::string mime_part(std::string_view text);

// The mail as it goes over the wire (RFC 5322), CRLF. invalid_input as above.
Result<std::string> compose(const Mail& mail, const std::string& from, Instant now);

class MailClient {
 public:
  MailClient(MailSettings settings, Clock& clock) : settings_(std::move(settings)), clock_(clock) {}
  Result<void> send(const Mail& mail) const;

 private:
  MailSettings settings_;
  Clock& clock_;
};

}  // namespace sekimori::net
