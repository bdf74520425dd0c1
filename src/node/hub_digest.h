// Tells every contact of every active member what is new at the hub: one mail each, encrypted where there is a key.
//
//   auto sent = TRY(send_digests(node, actor, {.since = {}, .dry_run = false}, "https://hub.example"));
//   for (const DigestSent& one : sent) one.told, one.waiting, one.problem;
//
// Writing a mail into the outbox and noting up to when the contact has been told is one transaction, contact by contact: cut short, the
// next run goes on behind the last one, and nobody gets the same news twice. The notifier delivers (node/notifier.h, channel "hub_mail").
#pragma once

#include "feature/share/member.h"
#include "node/node.h"
#include "node/open_pgp.h"
#include "record/permission.h"

namespace sekimori::node {

constexpr std::string_view hub_mail_channel = "hub_mail";

struct DigestWish {
  std::optional<Day> since;  // empty: what each contact has not been told yet
  bool dry_run = false;      // only says what would go out
};

struct DigestSent {
  std::string member, mail;
  bool encrypted = false;
  std::size_t told = 0, waiting = 0;
  std::string problem;  // why this contact gets nothing now; it gets all of it the next time
};
Json to_json(const DigestSent& sent);

// not_permitted without "hub_digest.export". Contacts without news get no mail and are not listed.
Result<std::vector<DigestSent>> send_digests(Node& node, const record::Actor& who, const DigestWish& wish, std::string_view link);

// The folder of the keys of a node.
OpenPgp open_pgp_of(Node& node);

// The contact with this address (empty: the first one) gets its mail encrypted to the key in the file from now on.
Result<Json> keep_member_key(Node& node, const record::Actor& who, std::string_view member, std::string_view mail, ByteView key,
                             std::string_view fingerprint);

// The contact's mail goes out unencrypted from now on, as far as the labels let it. GnuPG keeps the key: another contact may use it, and it
// is public. conflict: it has none.
Result<Json> take_member_key_away(Node& node, const record::Actor& who, std::string_view member, std::string_view mail,
                                  std::string_view reason);

}  // namespace sekimori::node
