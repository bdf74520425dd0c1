// Mails on their way to becoming reports: durable before whoever brings them is told that they were taken.
//
//   MailDrop drop(files, data.spool() / "mail");
//   std::string id = TRY(drop.put({.sender = "soc@firm.example", .recipient = "report@hub.example", .mail = bytes}, now));   // fsynced
//   for (const std::string& one : TRY(drop.waiting())) ... drop.read(one) ... drop.remove(one);
//
// The id is of sender and bytes: what is brought twice lies there once. What nobody can be found for is held for a person, with the reason.
// Processes may put at the same time; one takes. docs/format/mail-drop.md.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"

namespace sekimori::share {

struct Delivery {
  std::string sender;     // of the envelope, lower case; "" of a bounce
  std::string recipient;  // of the envelope
  Bytes mail;
  std::string received_at = {};  // filled by read()
  std::string reason = {};       // why it is held; filled by read()
  // How the mail server that handed it over calls itself where it writes what it found out about the sender (authserv-id of RFC 8601); "":
  // it finds out nothing.
  std::string border = {};
};

constexpr std::size_t largest_mail = std::size_t(60) << 20;

struct HeldMail {
  std::string id;
  Delivery delivery;
};

class MailDrop {
 public:
  MailDrop(Files& files, Path folder) : files_(files), folder_(std::move(folder)) {}

  // Durable when it returns. invalid_input: empty or larger than largest_mail; full, failure: nothing was taken.
  Result<std::string> put(const Delivery& delivery, Instant now);
  // Ids in the order of their arrival, so that reports get their numbers in it; none when nothing was ever put. Reads the heads alone.
  Result<std::vector<std::string>> waiting();
  Result<std::vector<std::string>> held();
  Result<std::vector<HeldMail>> read_held();
  // not_found; invalid_input when the file is not what put() wrote.
  Result<Delivery> read(std::string_view id);
  Result<void> remove(std::string_view id);
  Result<void> hold(std::string_view id, std::string_view reason);

 private:
  Path place(std::string_view state, std::string_view id) const;
  Result<std::string> arrival(std::string_view id);  // as written; of what is no mail of ours: ""
  Result<std::vector<std::string>> ids(std::string_view state);

  Files& files_;
  Path folder_;
};

// Why a mail is held, in words; what a report refused about it stays as it was said.
std::string held_reason_in(std::string_view reason, Language language);

// SHA-256 over sender, a zero byte and the mail.
std::string delivery_id(std::string_view sender, ByteView mail);

}  // namespace sekimori::share
