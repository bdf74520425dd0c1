#include "web/upload.h"

namespace sekimori::web {

bool takes_upload(std::string_view method, std::string_view target) {
  return takes_bag(method, target) || takes_event_file(method, target);
}

std::expected<std::unique_ptr<File>, Response> admit_upload(Services& services, Request& head, std::optional<std::uint64_t> announced) {
  if (takes_bag(head.method, head.path)) return admit_bag(services, head, announced);
  return admit_event_file(services, head, announced);
}

Result<std::unique_ptr<File>> nameless_file(Services& services, const Request& head) {
  const Path path = services.uploads / head.id;
  Files& files = services.respond.files;
  auto file = TRY(files.open(path, OpenMode::create_new, 0600));
  TRY(files.remove(path));
  return file;
}

}  // namespace sekimori::web
