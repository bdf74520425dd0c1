#include "node/mailbox_poll.h"

#include "base/digest.h"
#include "base/text.h"
#include "node/mail_intake.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

struct Place {
  std::uint32_t validity = 0, last = 0;
};

Result<Place> read_place(Files& files, const Path& path) {
  if (!files.exists(path)) return Place{};
  const Json json = TRY(Json::parse(TRY(files.read_text(path, 4096))));
  return Place{.validity = static_cast<std::uint32_t>(json["uid_validity"].integer_or(0)),
               .last = static_cast<std::uint32_t>(json["last_uid"].integer_or(0))};
}

Result<void> write_place(Files& files, const Path& path, const net::ImapSettings& settings, const Place& place) {
  const Json json = Json::object({{"version", 1},
                                  {"address", settings.address},
                                  {"user", settings.user},
                                  {"folder", settings.folder},
                                  {"uid_validity", place.validity},
                                  {"last_uid", place.last}});
  return files.replace(path, as_bytes(json.dump() + "\n"), Durable::yes, 0600);
}

// Who sent it, read in the cage.
Result<share::Delivery> delivery_of(const MailboxPlace& here, Bytes mail) {
  share::Delivery out{.sender = {}, .recipient = {}, .mail = std::move(mail)};
  const auto objects =
      TRY(read_carrier(here.seams, here.spool, here.reader, {.name = "mail.eml", .bytes = out.mail, .role = share::FileRole::report}));
  const auto bundle = mail::bundle_of(objects);
  const mail::Mail* outer = nullptr;
  for (const mail::Mail& one : bundle.mails)
    if (one.path == objects.front().path) outer = &one;
  if (outer == nullptr) return out;
  for (const std::string_view header : {"return-path", "from"})
    if (out.sender.empty())
      for (const mask::MailAddress& one : mask::mail_addresses(outer->header(header)))
        if (out.sender.empty()) out.sender = one.address;
  for (const std::string_view header : {"x-original-to", "delivered-to", "to"})
    if (out.recipient.empty())
      for (const mask::MailAddress& one : mask::mail_addresses(outer->header(header)))
        if (out.recipient.empty()) out.recipient = one.address;
  return out;
}

}  // namespace

Result<PollDone> poll_mailbox(const MailboxPlace& here, const net::ImapSettings& settings, std::string_view border) {
  PollDone done;
  Files& files = here.seams.files;
  const Path folder = here.spool / mail_drop_folder / "mailboxes";
  TRY(files.make_directories(folder, 0700));
  const Path path = folder / to_hex(sha256(fmt::format("{}\n{}\n{}", settings.address, settings.user, settings.folder)));
  Place place = TRY(read_place(files, path));
  const net::ImapFolder mailbox(settings);
  net::ImapListing now = TRY(mailbox.list(place.last));
  if (now.validity != place.validity) {
    place = {.validity = now.validity, .last = 0};
    now = TRY(mailbox.list(0));
  }
  share::MailDrop drop(files, here.spool / mail_drop_folder);
  for (const std::uint32_t uid : now.uids) {
    auto mail = mailbox.fetch(now.validity, uid);
    // What is gone or too large is passed over; whatever else it is, nothing behind it is taken before it.
    if (!mail && mail.error().code != ErrorCode::not_found && mail.error().code != ErrorCode::invalid_input)
      return std::unexpected(std::move(mail).error());
    if (mail && !mail->empty()) {
      share::Delivery delivery = TRY(delivery_of(here, *std::move(mail)));
      delivery.border = border;
      TRY(drop.put(delivery, here.seams.clock.now()));
      ++done.fetched;
    } else {
      ++done.left_out;
    }
    place.last = uid;
    TRY(write_place(files, path, settings, place));
  }
  if (now.uids.empty()) TRY(write_place(files, path, settings, place));
  return done;
}

}  // namespace sekimori::node
