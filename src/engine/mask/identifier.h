// The words of masking: whose a value is, what sort of identifier it is, and what was done with it.
//
// Every value that is recognised in a report belongs to one of four sides. The attacker's stays: it is what the others must look for.
// What is the victim's or a third party's goes. What everybody knows (CVE numbers, providers of free mail) stays, too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace sekimori::mask {

enum class Side : unsigned char { attacker, victim, third_party, public_knowledge };
std::string_view name_of(Side side);  // "attacker", "victim", "third_party", "public"
Text title_of(Side side);

// The 25 classes of what gives a member away in its report.
enum class Identifier : unsigned char {
  organisation,
  subsidiary,
  product,  // brands, products, projects
  person,
  department,
  title,
  phone,
  postal_address,
  mail_address,
  domain,         // own domains, cloud tenants, addresses of own pages
  internal_host,  // hosts and directory names
  received_chain,
  ip_address,
  banner,
  path_user,
  share_name,
  ticket,
  document_property,
  decoy_text,
  quoted_text,
  screenshot,
  tracking_id,
  authentication_result,
  timestamp,
  attribute_combination,  // industry, size and region together
};
constexpr std::size_t identifier_count = 25;
std::string_view name_of(Identifier identifier);
std::optional<Identifier> identifier_from(std::string_view name);
Text title_of(Identifier identifier);

// What an attacker leaves and others look for.
enum class Indicator : unsigned char { url, domain, ip_address, mail_address, hash, file_name, vulnerability, header };
std::string_view name_of(Indicator indicator);

// Why a value was taken for what it is. A closed list, so that a reviewer can count and filter by it.
enum class Reason : unsigned char {
  roster_name,          // a name, number or address of a member
  roster_person,        // a person of a member
  roster_domain,        // a domain or address range of a member
  roster_look_alike,    // imitates a member's name or domain so closely that it names it
  recipient,            // the report was addressed to it
  derived,              // learnt elsewhere in this report: a part of a recipient's name or address
  private_range,        // an address that exists inside networks only
  internal_name,        // the form of a name inside networks
  form,                 // the form of such an identifier: telephone, postal address, ticket
  keyword,              // a word before it says so
  salutation,           // stands before a title or an honorific, or behind a greeting
  common_name,          // a frequent name of persons
  legal_form,           // carries the legal form of an organisation
  encoded,              // found only when decoded
  recipient_parameter,  // a part of an address that tells recipients apart
  own_words,            // written by the victim
  spoofed,              // looks like a sender who was imitated
  header_policy,        // no header of this name leaves
  time_policy,          // times leave as months and distances
  property_policy,      // who made a document stays here
  sender,               // the report says that it came from there
  attack_context,       // a word before it says so
  no_sign_of_victim,    // nothing ties it to a member
  well_known,           // everybody knows it
  cleared,              // somebody agreed that it may be named
  cannot_be_read,       // pictures and what could not be opened
  by_hand,              // a person of the hub said so
};
std::string_view name_of(Reason reason);
Text title_of(Reason reason);

// Something replaced. Places are half-open ranges of code points in the text of the named place before masking.
struct Change {
  std::string place;  // "text", "body", "header:to", "objects[3].value"
  std::uint32_t start = 0, end = 0;
  Identifier identifier = Identifier::organisation;
  Side side = Side::victim;
  Reason reason = Reason::form;
  std::string before;       // for the reviewer alone
  std::string replacement;  // what stands there now; may be empty
  std::string peeled = {};  // encodings that were taken off to find it: "base64, percent"
};

// Something of the attacker's, or public, that stayed.
struct Kept {
  std::string place;
  std::uint32_t start = 0, end = 0;
  Indicator indicator = Indicator::url;
  Side side = Side::attacker;
  Reason reason = Reason::no_sign_of_victim;
  std::string value;     // as it leaves
  bool in_part = false;  // a part of it was replaced
};

// What no masking can reach: it does not leave, and the reviewer is told.
struct Unmaskable {
  std::string place;
  std::string media_type;
  Reason reason = Reason::cannot_be_read;
  std::string detail;  // of what could not be opened: the reason the reader gave
};

}  // namespace sekimori::mask
