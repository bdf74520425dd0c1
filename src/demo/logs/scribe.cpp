#include "demo/logs/scribe.h"

namespace sekimori::demo {

Act Scribe::act(ActKind kind, size_t person, Instant when) const {
  Act out;
  out.time = when.nanoseconds;
  out.kind = kind;
  out.person = static_cast<std::uint16_t>(person);
  out.computer = static_cast<std::uint32_t>(firm_.people[person].computer);
  return out;
}

std::int64_t Scribe::size_of(size_t file) const {
  const auto spread = static_cast<std::int64_t>((file * 2'654'435'761U) % 1'000'003U);
  return 24'000 + spread * (firm_.files[file].kind == DocumentKind::pptx || firm_.files[file].kind == DocumentKind::pdf ? 4 : 1);
}

void Scribe::log_on(size_t person, Instant when) { chronicle_.add(act(ActKind::local_logon, person, when)); }
void Scribe::log_off(size_t person, Instant when) { chronicle_.add(act(ActKind::local_logoff, person, when)); }

void Scribe::open_share(size_t person, size_t department, Instant when, std::string_view address) {
  Act logon = act(ActKind::server_logon, person, when);
  logon.computer = Firm::file_server;
  if (!address.empty()) logon.extra = chronicle_.text(address);
  chronicle_.add(logon);
  Act open = logon;
  open.kind = ActKind::share_open;
  open.time += dice_.between(20, 900) * 1'000'000;
  open.object = chronicle_.text(firm_.departments[department].name);
  chronicle_.add(open);
}

void Scribe::read_file(size_t person, size_t file, Instant when, std::string_view address) {
  Act read = act(ActKind::share_read, person, when);
  read.computer = Firm::file_server;
  read.object = static_cast<std::uint32_t>(file);
  if (!address.empty()) read.extra = chronicle_.text(address);
  chronicle_.add(read);
  read.kind = ActKind::object_read;
  read.time += dice_.between(1, 60) * 1'000'000;
  chronicle_.add(read);
}

void Scribe::delete_file(size_t person, size_t file, Instant when) {
  Act gone = act(ActKind::object_delete, person, when);
  gone.computer = Firm::file_server;
  gone.object = static_cast<std::uint32_t>(file);
  chronicle_.add(gone);
}

void Scribe::start_program(size_t person, std::string_view image, std::string_view command_line, Instant when) {
  Act start = act(ActKind::process_start, person, when);
  start.extra = chronicle_.text(image);
  start.object = chronicle_.text(command_line);
  chronicle_.add(start);
}

void Scribe::plug(size_t person, size_t device, Instant when) {
  const bool phone = firm_.devices[device].kind == DeviceKind::phone;
  const auto add = [&](ActKind kind, int milliseconds) {
    Act it = act(kind, person, Instant{when.nanoseconds + milliseconds * 1'000'000LL});
    it.device = static_cast<std::uint32_t>(device);
    chronicle_.add(it);
  };
  add(ActKind::device_recognised, 0);
  add(ActKind::driver_loaded, 350);
  add(ActKind::driver_request, 420);
  add(phone ? ActKind::phone_attached : ActKind::disk_attached, 610);
  client(person, ClientOperation::device_connect, firm_.devices[device].model, {}, phone ? DriveKind::portable : DriveKind::removable, 0,
         static_cast<std::uint32_t>(device), {}, Instant{when.nanoseconds + 900'000'000});
}

void Scribe::unplug(size_t person, size_t device, Instant when) {
  Act it = act(ActKind::driver_removed, person, when);
  it.device = static_cast<std::uint32_t>(device);
  chronicle_.add(it);
  client(person, ClientOperation::device_disconnect, firm_.devices[device].model, {},
         firm_.devices[device].kind == DeviceKind::phone ? DriveKind::portable : DriveKind::removable, 0,
         static_cast<std::uint32_t>(device), {}, Instant{when.nanoseconds + 200'000'000});
}

void Scribe::copy_to_device(size_t person, size_t device, std::string_view source, std::string_view destination, std::int64_t bytes,
                            Instant when) {
  client(person, ClientOperation::copy, source, destination,
         firm_.devices[device].kind == DeviceKind::phone ? DriveKind::portable : DriveKind::removable, bytes,
         static_cast<std::uint32_t>(device), "explorer.exe", when);
}

void Scribe::copy_from_device(size_t person, size_t device, std::string_view source, std::string_view destination, std::int64_t bytes,
                              Instant when) {
  client(person, ClientOperation::copy, source, destination, DriveKind::local, bytes, static_cast<std::uint32_t>(device), "explorer.exe",
         when);
}

void Scribe::client(size_t person, ClientOperation operation, std::string_view path, std::string_view destination, DriveKind drive,
                    std::int64_t bytes, std::uint32_t device, std::string_view process, Instant when) {
  Act it = act(ActKind::client_operation, person, when);
  it.manner = static_cast<std::uint8_t>(operation);
  it.drive = drive;
  it.object = chronicle_.text(path);
  it.target = chronicle_.text(destination);
  it.extra = chronicle_.text(process);
  it.device = device;
  it.bytes = bytes;
  chronicle_.add(it);
}

void Scribe::web(size_t person, WebMethod method, std::string_view url, std::int64_t reply_bytes, std::int64_t request_bytes,
                 Instant when) {
  Act it = act(ActKind::web_request, person, when);
  it.manner = static_cast<std::uint8_t>(method);
  it.object = chronicle_.text(url);
  it.bytes = reply_bytes;
  it.count = request_bytes;
  chronicle_.add(it);
}

void Scribe::mail(size_t person, std::string_view recipients, std::string_view subject, std::string_view attachment_names, int attachments,
                  std::int64_t bytes, Instant when) {
  Act it = act(ActKind::mail_passed, person, when);
  it.manner = static_cast<std::uint8_t>(recipients.find(firm_.domain) != std::string_view::npos ? MailDirection::internal
                                                                                                : MailDirection::outbound);
  it.object = chronicle_.text(subject);
  it.target = chronicle_.text(recipients);
  it.extra = attachments > 0 ? chronicle_.text(attachment_names) : nothing;
  it.count = attachments;
  it.bytes = bytes;
  chronicle_.add(it);
}

void Scribe::print(size_t person, std::string_view document, std::string_view printer, int pages, Instant when) {
  Act it = act(ActKind::page_printed, person, when);
  it.object = chronicle_.text(document);
  it.target = chronicle_.text(printer);
  it.count = pages;
  it.bytes = pages * dice_.between(60'000, 240'000);
  chronicle_.add(it);
}

void Scribe::query(size_t person, std::string_view database_user, size_t computer, std::string_view statement, std::string_view table,
                   std::int64_t rows, Instant when) {
  Act it = act(ActKind::rows_read, person, when);
  it.computer = static_cast<std::uint32_t>(computer);
  it.object = chronicle_.text(statement);
  it.target = chronicle_.text(table);
  it.extra = chronicle_.text(database_user);
  it.count = rows;
  chronicle_.add(it);
}

}  // namespace sekimori::demo
