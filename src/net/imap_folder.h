// A folder of a mailbox, read mail by mail and left as it is, through libcurl's IMAP.
//
//   ImapFolder folder({.address = "imaps://mail.example", .user = "hub", .password = "...", .folder = "INBOX"});
//   ImapListing now = TRY(folder.list(last_uid));               // {validity 17, uids {5, 6}}
//   Bytes mail = TRY(folder.fetch(now.validity, 5));            // RFC 5322, as the server has it
//
// Over TLS (imaps://, or imap:// with STARTTLS demanded) unless the server is on this machine. unreachable: try again later; integrity: the
// folder was made anew meanwhile (its UIDVALIDITY changed). Nothing is deleted; a mail that was read is marked as seen. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/files.h"

namespace sekimori::net {

struct ImapSettings {
  std::string address;  // imap://host[:port] or imaps://host[:port]
  std::string user, password;
  std::string folder = "INBOX";
  Path authorities = {};             // PEM file; empty: the system's
  std::string authorities_pem = {};  // the same as text; where both are given, the file counts
  int time_limit_seconds = 60;
  std::uint64_t largest_mail = std::uint64_t(60) << 20;
};

struct ImapListing {
  std::uint32_t validity = 0;
  std::vector<std::uint32_t> uids;  // above the one that was asked from, ascending
};

// What a server says to SELECT and UID SEARCH, line by line: for the tests and the fuzzer.
ImapListing parse_imap_listing(std::string_view lines, std::uint32_t above);

class ImapFolder {
 public:
  explicit ImapFolder(ImapSettings settings) : settings_(std::move(settings)) {}
  Result<ImapListing> list(std::uint32_t above) const;
  // not_found: it is gone; invalid_input: larger than allowed.
  Result<Bytes> fetch(std::uint32_t validity, std::uint32_t uid) const;

 private:
  ImapSettings settings_;
};

}  // namespace sekimori::net
