#include "feature/share/mail_drop.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/text.h"

namespace sekimori::share {
namespace {

constexpr std::string_view waiting_state = "new";
constexpr std::string_view held_state = "held";
constexpr std::size_t longest_head = 16'384;

bool is_id(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

Bytes written(const Delivery& delivery, std::string_view received_at, std::string_view reason) {
  Json head = Json::object(
      {{"version", 1}, {"sender", delivery.sender}, {"recipient", delivery.recipient}, {"received_at", received_at}, {"reason", reason}});
  if (!delivery.border.empty()) head.set("border", delivery.border);
  Bytes out = to_bytes(head.dump() + "\n");
  append(out, delivery.mail);
  return out;
}

}  // namespace

std::string delivery_id(std::string_view sender, ByteView mail) {
  Sha256 hash;
  hash.update(as_bytes(ascii_lower(sender)));
  hash.update(as_bytes(std::string_view("\0", 1)));
  hash.update(mail);
  return to_hex(hash.finish());
}

std::string held_reason_in(std::string_view reason, Language language) {
  static constexpr std::array reasons = {
      Text{.ja = "宛先のアドレスがどの会員のものでもありません", .en = "the address it was sent to is no member's"},
      Text{.ja = "差出人がありません (配送の通知)", .en = "it has no sender (a bounce)"},
      Text{.ja = "差出人のアドレスを窓口とする会員がありません", .en = "no member has a contact with the sender's address"},
      Text{.ja = "差出人のアドレスを窓口とする会員がいくつもあります", .en = "several members have a contact with the sender's address"}};
  const auto known = std::ranges::find(reasons, reason, &Text::en);
  return std::string(known == reasons.end() ? reason : known->in(language));
}

Path MailDrop::place(std::string_view state, std::string_view id) const { return folder_ / state / id; }

Result<std::string> MailDrop::put(const Delivery& delivery, Instant now) {
  if (delivery.mail.empty()) return error(ErrorCode::invalid_input, "the mail is empty");
  if (delivery.mail.size() > largest_mail)
    return error(ErrorCode::invalid_input, "the mail has {} bytes; at most {} are taken", delivery.mail.size(), largest_mail);
  const std::string id = delivery_id(delivery.sender, delivery.mail);
  if (files_.exists(place(waiting_state, id)) || files_.exists(place(held_state, id))) return id;
  TRY(files_.make_directories(folder_ / waiting_state, 0700));
  Delivery tidy = delivery;
  tidy.sender = scrub_utf8(ascii_lower(delivery.sender.substr(0, 512)));
  tidy.recipient = scrub_utf8(delivery.recipient.substr(0, 512));
  tidy.border = scrub_utf8(ascii_lower(delivery.border.substr(0, 255)));
  TRY(files_.replace(place(waiting_state, id), written(tidy, now.to_rfc3339(), {}), Durable::yes, 0600));
  return id;
}

Result<std::vector<std::string>> MailDrop::ids(std::string_view state) {
  std::vector<std::string> out;
  if (!files_.exists(folder_ / state)) return out;
  for (const DirectoryEntry& entry : TRY(files_.list(folder_ / state)))
    if (is_id(entry.name)) out.push_back(entry.name);  // what is being written has another name
  return out;
}

Result<std::string> MailDrop::arrival(std::string_view id) {
  const auto file = TRY(files_.open(place(waiting_state, id), OpenMode::read));
  Bytes head(longest_head);
  head.resize(TRY(file->read_at(0, head)));
  const std::string_view text = as_text(head);
  const auto parsed = Json::parse(text.substr(0, text.find('\n')));
  return parsed ? std::string((*parsed)["received_at"].text()) : std::string();
}

Result<std::vector<std::string>> MailDrop::waiting() {
  std::vector<std::pair<Instant, std::string>> found;
  for (std::string& id : TRY(ids(waiting_state))) {
    Instant at;  // of what somebody took meanwhile: any; whoever reads it will be told
    if (const auto written_at = arrival(id))
      if (const auto parsed = Instant::parse(*written_at)) at = *parsed;
    found.emplace_back(at, std::move(id));
  }
  std::ranges::sort(found);
  std::vector<std::string> out;
  for (auto& [at, id] : found) out.push_back(std::move(id));
  return out;
}
Result<std::vector<std::string>> MailDrop::held() { return ids(held_state); }

Result<std::vector<HeldMail>> MailDrop::read_held() {
  std::vector<HeldMail> out;
  for (std::string& id : TRY(held())) {
    Delivery delivery = TRY(read(id));
    out.push_back({std::move(id), std::move(delivery)});
  }
  return out;
}

Result<Delivery> MailDrop::read(std::string_view id) {
  if (!is_id(id)) return error(ErrorCode::not_found, "no mail {} waits or is held", id);
  Path path = place(waiting_state, id);
  if (!files_.exists(path)) path = place(held_state, id);
  if (!files_.exists(path)) return error(ErrorCode::not_found, "no mail {} waits or is held", id);
  const Bytes bytes = TRY(files_.read(path, largest_mail + longest_head));
  const std::string_view text = as_text(bytes);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos || line > longest_head) return error(ErrorCode::invalid_input, "{}: no mail of ours", path.string());
  const Json head = TRY(Json::parse(text.substr(0, line)));
  Delivery out{.sender = std::string(head["sender"].text()),
               .recipient = std::string(head["recipient"].text()),
               .mail = to_bytes(text.substr(line + 1)),
               .received_at = std::string(head["received_at"].text()),
               .reason = std::string(head["reason"].text()),
               .border = std::string(head["border"].text())};
  if (head["version"].integer_or(0) != 1 || delivery_id(out.sender, out.mail) != id)
    return error(ErrorCode::invalid_input, "{}: no mail of ours", path.string());
  return out;
}

Result<void> MailDrop::remove(std::string_view id) {
  for (const std::string_view state : {waiting_state, held_state})
    if (files_.exists(place(state, id))) TRY(files_.remove(place(state, id)));
  return {};
}

Result<void> MailDrop::hold(std::string_view id, std::string_view reason) {
  const Delivery delivery = TRY(read(id));
  TRY(files_.make_directories(folder_ / held_state, 0700));
  TRY(files_.replace(place(held_state, id), written(delivery, delivery.received_at, reason), Durable::yes, 0600));
  if (files_.exists(place(waiting_state, id))) TRY(files_.remove(place(waiting_state, id)));
  return {};
}

}  // namespace sekimori::share
