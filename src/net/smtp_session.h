// Many mails over one connection to a mail server, without waiting for an answer before the next (RFC 5321, 2920, 3030).
//
//   auto session = TRY(SmtpSession::open({.address = "smtp://127.0.0.1:25"}));
//   for (const SmtpOutcome& one : session->send(mails)) ...              // each mail has one outcome, in order
//
// With CHUNKING and PIPELINING a mail costs no round trip of its own; with PIPELINING alone two, else five. One recipient a mail. Over TLS
// (smtps://, or STARTTLS demanded) unless the server is on this machine. Addresses were checked by whoever made the mail; a line end in one
// is refused here again. When the connection ends, a mail whose last byte was handed to the kernel is `unknown`: the server may have it.
// Owned by one thread.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/files.h"

namespace sekimori::net {

struct SmtpSettings {
  std::string address;  // smtp://host[:port] or smtps://host[:port]
  std::string user = {}, password = {};
  Path authorities = {};
  std::string hello = "localhost";
  int time_limit_seconds = 60;
  std::size_t window = 16;  // mails under way
};

struct SmtpMail {
  std::int64_t tag = 0;
  std::string sender, recipient, bytes;  // bytes: CRLF
};

enum class SmtpEnd : unsigned char { accepted, later, refused, unknown, untouched };

struct SmtpOutcome {
  std::int64_t tag = 0;
  SmtpEnd end = SmtpEnd::untouched;
  std::string reply = {};
};

class SmtpSession {
 public:
  // unreachable: no server, no TLS, a wrong certificate; not_permitted: log-in refused; invalid_input: an address that is none.
  static Result<std::unique_ptr<SmtpSession>> open(const SmtpSettings& settings);
  ~SmtpSession();
  SmtpSession(const SmtpSession&) = delete;
  SmtpSession& operator=(const SmtpSession&) = delete;

  std::vector<SmtpOutcome> send(std::span<const SmtpMail> mails);
  bool usable() const { return usable_; }  // false: the connection has ended; open another one

 private:
  struct Wire;
  struct Reply {
    int code = 0;
    std::string text;  // of the last line, with the code
  };
  SmtpSession(std::unique_ptr<Wire> wire, const SmtpSettings& settings);
  Result<void> greet();
  Result<void> log_in(const SmtpSettings& settings);
  Result<Reply> command(std::string_view line);
  Result<Reply> read_reply();
  bool put(const SmtpMail& mail);  // false: it did not leave this machine whole
  SmtpOutcome take(const SmtpMail& mail);
  SmtpOutcome step_by_step(const SmtpMail& mail);
  SmtpOutcome judged(const SmtpMail& mail, const Reply& reply) const;

  std::unique_ptr<Wire> wire_;
  std::string hello_;
  std::size_t window_;
  bool pipelining_ = false, chunking_ = false, start_tls_ = false, auth_plain_ = false;
  bool usable_ = true;
};

}  // namespace sekimori::net
