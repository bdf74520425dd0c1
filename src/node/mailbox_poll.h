// New mails of a mailbox's folder go into the drop, each once, also when this is ended at any point.
//
//   const MailboxPlace here{node.seams(), node.data().spool(), node.reader()};
//   PollDone done = TRY(poll_mailbox(here, {.address = "imaps://mail.example", .user = "hub", .password = "...", .folder = "INBOX"}));
//
// The folder's UIDVALIDITY and the last UID taken are kept in DATA/spool/mail/mailboxes; they move on when the mail is durable. A folder
// that was made anew is read from its beginning: what had been taken before is known by its bytes. The envelope is gone by then: the sender
// is the Return-Path that the server wrote, else From. Needs no node: while one serves, it takes what lies in the drop by itself.
#pragma once

#include "net/imap_folder.h"
#include "node/node.h"

namespace sekimori::node {

// Where the drop is, and who reads a mail's head, confined.
struct MailboxPlace {
  NodeSeams seams;
  Path spool;
  Path reader;
};

struct PollDone {
  std::size_t fetched = 0;
  std::size_t left_out = 0;  // larger than a mail may be
};
Result<PollDone> poll_mailbox(const MailboxPlace& here, const net::ImapSettings& settings, std::string_view border = {});

}  // namespace sekimori::node
