#include "engine/mail/sender_signs.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/mail/look_alike.h"
#include "engine/mask/text/name_lists.h"

namespace sekimori::mail {
namespace {

// Compared as people read: width, case and blanks aside.
std::string tight(std::string_view text) {
  std::string out;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(folded, at);
    if (c == ' ' || c == 0x3000 || c == '\t') continue;
    out.append(folded, start, at - start);
  }
  return out;
}

bool names_it(std::string_view tight_shown, std::string_view name) {
  const std::string wanted = tight(name);
  return count_code_points(wanted) >= 3 && tight_shown.find(wanted) != std::string_view::npos;
}

bool owns(const mask::Organisation& organisation, std::string_view domain) {
  return std::ranges::any_of(organisation.domains, [&](const std::string& own) { return same_organisation(own, domain); });
}

bool turns_order(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  }
  return false;
}

std::string address_in(std::string_view text) {
  for (const mask::MailAddress& one : mask::mail_addresses(text))
    if (!one.address.empty()) return one.address;
  return {};
}

// Firms, offices and posts speak from addresses of their own.
bool speaks_for_organisation(std::string_view text) {
  constexpr std::array<std::string_view, 16> words = {"株式会社", "有限会社", "事務局",      "省",        "庁",   "大学",
                                                      "協会",     "機構",     "研究所",      "部長",      "課長", "事業部",
                                                      "Co., Ltd", "Inc.",     "Corporation", "University"};
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

void find_claimed_name(const Mail& mail, const mask::MailAddress& from, const Context& context, Signs& signs) {
  const std::string shown = tight(from.name);
  if (context.roster == nullptr || shown.empty()) return;
  const std::string domain = domain_of(from.address);
  for (const mask::Organisation& one : context.roster->organisations) {
    if (owns(one, domain)) continue;
    const Sight sight = context.sight_of(one);
    for (const auto* names : {&one.names, &one.kana, &one.english})
      for (const std::string& name : *names)
        if (names_it(shown, name)) {
          signs.add("name_of_member", "From", mail.header("from"), {name, from.address}, sight);
          goto people;  // one name is enough
        }
  people:
    for (const mask::RosterPerson& person : one.people)
      for (const std::string* name : {&person.name, &person.english, &person.kana})
        if (names_it(shown, *name) && std::ranges::find(person.mail, from.address) == person.mail.end()) {
          signs.add("name_of_person", "From", mail.header("from"), {person.name, from.address}, sight);
          break;
        }
  }
}

}  // namespace

void find_imitation(std::string_view domain, std::string_view place, std::string_view value, const Context& context, Signs& signs) {
  if (domain.find('.') == std::string_view::npos) return;
  const std::string shown = readable_domain(domain);
  if (const std::string scripts = mixed_scripts(domain); !scripts.empty()) signs.add("mixed_scripts", place, value, {shown, scripts});
  const auto say = [&](LookAlikeWay way, const std::string& known, Sight sight) {
    const LookAlikeName name = name_of(way);
    signs.add("look_alike_domain", place, value, {shown, known, both(name.ja, name.en)}, sight);
  };
  const auto known_to_us = [&](std::string_view own) { return same_organisation(domain, own); };
  if (context.roster != nullptr) {
    for (const mask::Organisation& one : context.roster->organisations)
      if (std::ranges::any_of(one.domains, known_to_us)) return;  // it is a member's or partner's own
    for (const mask::Organisation& one : context.roster->organisations)
      for (const std::string& known : one.domains)
        if (const auto way = look_alike(domain, known)) {
          say(*way, known, context.sight_of(one));
          return;
        }
  }
  if (std::ranges::any_of(catalogue().imitated, known_to_us)) return;
  for (const std::string& known : catalogue().imitated)
    if (const auto way = look_alike(domain, known); way && *way != LookAlikeWay::ending) {
      say(*way, known, Sight::reporter);
      return;
    }
}

void find_sender_signs(const Mail& mail, const Context& context, Signs& signs) {
  const std::string_view from_value = mail.header("from");
  const mask::MailAddress from = sender_of(mail);
  const std::string domain = domain_of(from.address);
  if (const auto all = mail.all("from"); all.size() > 1 && !mail.from_outlook)
    signs.add("several_from", "From", from_value, {std::to_string(all.size())});
  if (domain.empty()) {
    signs.add("no_from", "From", from_value);
    return;
  }
  if (const std::string path = domain_of(mail.header("return-path")); !path.empty() && !same_organisation(path, domain))
    signs.add("return_path_differs", "Return-Path", mail.header("return-path"), {path, domain});
  for (const mask::MailAddress& one : mask::mail_addresses(mail.header("reply-to")))
    if (const std::string to = domain_of(one.address); !to.empty() && !same_organisation(to, domain))
      signs.add("reply_to_differs", "Reply-To", mail.header("reply-to"), {one.address, domain});
  if (const std::string sender = address_in(mail.header("sender")); !sender.empty() && !same_organisation(domain_of(sender), domain))
    signs.add("sender_differs", "Sender", mail.header("sender"), {sender, domain});
  if (const std::string id = domain_of(mail.header("message-id")); id.find('.') != std::string::npos && !same_organisation(id, domain))
    signs.add("message_id_differs", "Message-ID", mail.header("message-id"), {id, domain});
  if (const std::string inside = address_in(from.name); !inside.empty() && !same_organisation(domain_of(inside), domain))
    signs.add("name_holds_address", "From", from_value, {inside, from.address});
  if (turns_order(from_value)) signs.add("name_reordered", "From", from_value);
  if (mask::is_mailbox_provider(organisation_of(domain)) && (speaks_for_organisation(from.name) || speaks_for_organisation(mail.text)))
    signs.add("free_mailbox", "From", from_value, {from.address});
  find_claimed_name(mail, from, context, signs);
  find_imitation(domain, "From", from_value, context, signs);
  for (const std::string_view header : {"reply-to", "return-path"})
    if (const std::string other = domain_of(mail.header(header)); !other.empty() && !same_organisation(other, domain))
      find_imitation(other, header == "reply-to" ? "Reply-To" : "Return-Path", mail.header(header), context, signs);
}

}  // namespace sekimori::mail
