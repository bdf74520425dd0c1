// An organisation that reads the newsletter, and the people in it who alone say to which addresses it goes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "feature/teach/newsletter/mail_charset.h"

namespace sekimori::teach {

struct ContactPerson {
  std::string name, mail;
  std::string account;  // login of this node; empty: he comes by a link
};

// Who takes an address off: its organisation's contact persons, or whoever reads there as well (one click, where the law wants it).
enum class Leaving : unsigned char { by_contact, by_reader };
std::string_view name_of(Leaving one);
std::optional<Leaving> leaving_from(std::string_view name);

struct Subscriber {
  std::string number;  // S-001
  std::string name;
  std::vector<ContactPerson> contacts;
  Leaving leaving = Leaving::by_contact;
  Language language = Language::ja;  // of letters to the contact persons
  std::int64_t addresses = 0;        // active ones
  std::string chain;                 // SHA-256 over the chain before and the change: proves the order of changes without an address
};
Json to_json(const Subscriber& subscriber);
Result<Subscriber> subscriber_from_json(const Json& json);

enum class AddressState : unsigned char { active, suspended, left };
std::string_view name_of(AddressState one);

struct SubscribedAddress {
  std::string id;
  std::string organisation;  // number
  std::string address;
  MailCharset charset = MailCharset::utf8;
  Language language = Language::ja;
  AddressState state = AddressState::active;
  std::int64_t hard_bounces = 0;
  std::string last_status;  // of RFC 3463: "5.1.1"
};
Json to_json(const SubscribedAddress& address);

}  // namespace sekimori::teach
