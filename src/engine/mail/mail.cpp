#include "engine/mail/mail.h"

#include <algorithm>

#include "base/text.h"
#include "engine/link/indicator.h"

namespace sekimori::mail {
namespace {

using inspect::ExtractedObject;
using inspect::PartKind;

constexpr std::size_t most_mails = 500;
constexpr std::size_t most_attachments = 2'000;

bool is_mail(const ExtractedObject& object) {
  return object.media_type == "message/rfc822" || object.media_type == "application/vnd.ms-outlook";
}

std::string last_part(std::string_view path) {
  if (const std::size_t at = path.rfind("!/"); at != std::string_view::npos) return std::string(path.substr(at + 2));
  return std::string(path.substr(path.rfind('/') + 1));
}

std::pair<std::string, std::string> split_at(std::string_view line, char mark) {
  const std::size_t at = std::min(line.find(mark), line.size());
  return {std::string(line.substr(0, at)), std::string(at < line.size() ? line.substr(at + 1) : std::string_view())};
}

Mail mail_of(const ExtractedObject& object) {
  Mail out;
  out.path = object.path;
  out.from_outlook = object.media_type == "application/vnd.ms-outlook";
  out.text = object.text;
  out.charset = object.charset.value_or("");
  for (const inspect::TextPart& part : object.parts) {
    switch (part.kind) {
      case PartKind::mail_header: {
        auto [name, value] = split_at(part.name, ':');
        name = ascii_lower(name);
        const std::string_view tidy = trim(value);
        // Outlook keeps name and address of the sender in two places.
        if (name == "from" && out.from_outlook && !out.headers.empty() && out.headers.back().first == "from" &&
            tidy.find('@') != std::string_view::npos) {
          std::string& before = out.headers.back().second;
          if (before.find('@') == std::string::npos) before = fmt::format("\"{}\" <{}>", before, tidy);
          break;
        }
        if (name == "from" && out.from_outlook && !out.header("from").empty()) break;  // again, beside what came over the wire
        out.headers.emplace_back(std::move(name), tidy);
        break;
      }
      case PartKind::link: out.links.push_back(part.name); break;
      case PartKind::trait:
        if (part.name.starts_with("anchor=")) {
          auto [leads, shows] = split_at(std::string_view(part.name).substr(7), '\t');
          out.anchors.push_back({std::move(leads), std::move(shows)});
        }
        break;
      default: break;
    }
  }
  out.subject = out.header("subject");
  if (out.subject.empty())
    for (const inspect::TextPart& part : object.parts)
      if (part.kind == PartKind::mail_subject) out.subject = trim(std::string_view(object.text).substr(0, object.text.find('\n')));
  out.sent = link::parse_mail_date(out.header("date"));
  return out;
}

std::string declared_type(const ExtractedObject& holder, std::string_view name) {
  for (const inspect::TextPart& part : holder.parts) {
    if (part.kind != PartKind::trait || !part.name.starts_with("declared=")) continue;
    auto [of, type] = split_at(std::string_view(part.name).substr(9), '\t');
    if (of == name) return type;
  }
  return {};
}

Attachment attachment_of(const ExtractedObject& object) {
  Attachment out;
  out.path = object.path;
  out.name = last_part(object.path);
  out.media_type = object.media_type;
  out.sha256 = object.sha256;
  out.bytes = object.bytes;
  out.status = object.status;
  out.reason = object.reason;
  for (const inspect::TextPart& part : object.parts) {
    if (part.kind == PartKind::trait) out.traits.push_back(split_at(part.name, '='));
    else if (part.kind == PartKind::property) out.properties.push_back(split_at(part.name, '='));
  }
  return out;
}

}  // namespace

std::string_view Mail::header(std::string_view lower_name) const {
  const auto found = std::ranges::find(headers, lower_name, [](const auto& row) { return std::string_view(row.first); });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string_view> Mail::all(std::string_view lower_name) const {
  std::vector<std::string_view> out;
  for (const auto& [name, value] : headers)
    if (name == lower_name) out.push_back(value);
  return out;
}

MailBundle bundle_of(const std::vector<ExtractedObject>& objects) {
  MailBundle out;
  std::vector<const ExtractedObject*> holders;
  for (const ExtractedObject& object : objects) {
    if (!object.text.empty()) out.texts.push_back(object.text);
    if (!is_mail(object) || out.mails.size() >= most_mails) continue;
    // Whatever contains this mail and is a mail passed it on.
    for (Mail& other : out.mails)
      if (object.path.starts_with(other.path + "!/")) other.is_carrier = true;
    out.mails.push_back(mail_of(object));
    holders.push_back(&object);
  }
  std::size_t attached = 0;
  for (const ExtractedObject& object : objects) {
    if (is_mail(object) || ++attached > most_attachments) continue;
    Attachment one = attachment_of(object);
    one.holds_members = std::ranges::any_of(objects, [&](const ExtractedObject& other) { return other.parent == object.path; });
    Mail* owner = nullptr;
    const ExtractedObject* holder = nullptr;
    for (std::size_t i = out.mails.size(); i-- > 0 && owner == nullptr;)
      if (object.path.starts_with(out.mails[i].path + "!/")) {
        owner = &out.mails[i];
        holder = holders[i];
      }
    if (owner == nullptr) {
      out.loose.push_back(std::move(one));
      continue;
    }
    for (std::size_t at = owner->path.size() + 2; (at = object.path.find("!/", at)) != std::string::npos; at += 2) ++one.depth;
    if (one.depth == 0) one.declared = declared_type(*holder, one.name);
    owner->attachments.push_back(std::move(one));
  }
  if (std::ranges::all_of(out.mails, [](const Mail& mail) { return mail.sent.has_value(); }))
    std::ranges::stable_sort(out.mails, {}, [](const Mail& mail) { return *mail.sent; });
  return out;
}

link::MailParts parts_of(const Mail& mail) {
  link::MailParts out;
  out.headers = mail.headers;
  out.subject = mail.subject;
  out.text = mail.text;
  out.charset = mail.charset;
  for (const Attachment& one : mail.attachments)
    out.attachments.push_back(
        {.name = one.name, .sha256 = one.sha256, .import_hash = {}, .fuzzy_hashes = {}, .properties = one.properties});
  return out;
}

mask::MailAddress sender_of(const Mail& mail) {
  for (mask::MailAddress& one : mask::mail_addresses(mail.header("from")))
    if (!one.address.empty()) return std::move(one);
  return {.name = std::string(trim(mail.header("from"))), .address = {}};
}

std::string sender_domain(const Mail& mail) { return domain_of(sender_of(mail).address); }

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  std::string_view domain = trim(address.substr(at + 1));
  while (!domain.empty() && (domain.back() == '>' || domain.back() == '.' || domain.back() == '"' || domain.back() == ')'))
    domain.remove_suffix(1);
  return ascii_lower(domain);
}

std::string organisation_of(std::string_view host) {
  const std::string lower = ascii_lower(host);
  return std::string(link::registrable_domain(lower));
}

bool same_organisation(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && organisation_of(a) == organisation_of(b);
}

}  // namespace sekimori::mail
