#include "web/upload.h"

namespace sekimori::web {

bool takes_upload(std::string_view method, std::string_view target) {
  return takes_bag(method, target) || takes_event_file(method, target) || takes_exhibit_file(method, target);
}

std::expected<std::unique_ptr<File>, Response> admit_upload(Services& services, Request& head) {
  if (takes_bag(head.method, head.path)) return admit_bag(services, head);
  if (takes_exhibit_file(head.method, head.path)) return admit_exhibit_file(services, head);
  return admit_event_file(services, head);
}

Response upload_too_large(Services& services, const Request& head, std::uint64_t limit) {
  if (takes_bag(head.method, head.path)) return bag_too_large(services, head, limit);
  const auto too_large =
      error(ErrorCode::invalid_input, "{}: the file is larger than {} bytes; send it in parts", query_text(head, "name"), limit);
  return problem_response(too_large.error(), head, 413);
}

Result<std::unique_ptr<File>> nameless_file(Services& services, const Request& head) {
  const Path path = services.uploads / head.id;
  Files& files = services.respond.files;
  auto file = TRY(files.open(path, OpenMode::create_new, 0600));
  TRY(files.remove(path));
  return file;
}

std::expected<std::unique_ptr<File>, Response> file_if_allowed(Services& services, const Request& head, const Result<void>& allowed) {
  if (!allowed) {
    std::optional<int> status;
    if (!head.session) status = 401;
    return std::unexpected(problem_response(allowed.error(), head, status));
  }
  auto file = nameless_file(services, head);
  if (!file) return std::unexpected(problem_response(file.error(), head));
  return *std::move(file);
}

}  // namespace sekimori::web
