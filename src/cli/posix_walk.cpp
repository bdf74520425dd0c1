#include "cli/posix_walk.h"

#include <acl/libacl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/acl.h>
#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <memory>

#include "cli/verb.h"

namespace sekimori::cli {
namespace {

struct AclFree {
  void operator()(void* acl) const { ::acl_free(acl); }
};

class RightsWalk {
 public:
  RightsWalk(Files& files, std::vector<std::string>& notes) : files_(files), notes_(notes) {}

  Result<void> folder(const Path& path) {
    if (interrupted()) return error(ErrorCode::interrupted, "the walk was interrupted");
    auto entries = files_.list(path);
    if (!entries) {
      notes_.push_back(entries.error().message);
      return {};
    }
    std::map<std::string, std::string> lists;  // how lists of files look -> the first file that has it
    for (const DirectoryEntry& entry : *entries) {
      const Path below = path / entry.name;
      if (entry.kind == FileKind::directory) {
        TRY(list(below, nullptr));
        TRY(folder(below));
      } else if (entry.kind == FileKind::regular) {
        TRY(list(below, &lists));
      }
    }
    return {};
  }

  // With `known`, only when no file of the folder had such a list yet.
  Result<void> list(const Path& path, std::map<std::string, std::string>* known) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) {
      notes_.push_back(path.string() + ": gone while it was read");
      return {};
    }
    const std::unique_ptr<void, AclFree> acl(::acl_get_file(path.c_str(), ACL_TYPE_ACCESS));
    if (!acl && errno != ENOTSUP && errno != EOPNOTSUPP) {
      notes_.push_back(system_error(errno, path.string()).error().message);
      return {};
    }
    const std::unique_ptr<void, AclFree> from_mode(acl ? nullptr : ::acl_from_mode(status.st_mode));
    const std::unique_ptr<char, AclFree> text(::acl_to_any_text(static_cast<acl_t>(acl ? acl.get() : from_mode.get()), nullptr, '\n', 0));
    if (!text) return system_error(errno, path.string());
    std::string body = fmt::format("# owner: {}\n# group: {}\n{}\n", user(status.st_uid), group(status.st_gid), text.get());
    if (known != nullptr && !known->emplace(body, path.filename().string()).second) return {};
    out += fmt::format("# file: {}\n{}\n", escape(path.string()), body);
    return {};
  }

  std::string out;

 private:
  static std::string escape(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
      if (c == '\\') escaped += "\\\\";
      else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) escaped += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
      else escaped += c;
    }
    return escaped;
  }
  std::string user(uid_t id) {
    auto [at, fresh] = users_.emplace(id, std::to_string(id));
    if (const passwd* entry = fresh ? ::getpwuid(id) : nullptr; entry != nullptr) at->second = entry->pw_name;
    return at->second;
  }
  std::string group(gid_t id) {
    auto [at, fresh] = groups_.emplace(id, std::to_string(id));
    if (const ::group* entry = fresh ? ::getgrgid(id) : nullptr; entry != nullptr) at->second = entry->gr_name;
    return at->second;
  }

  Files& files_;
  std::vector<std::string>& notes_;
  std::map<uid_t, std::string> users_;
  std::map<gid_t, std::string> groups_;
};

}  // namespace

Result<std::string> walk_rights(Files& files, const Path& root, std::vector<std::string>& notes) {
  std::error_code failure;
  const Path absolute = std::filesystem::canonical(root, failure);
  if (failure) return system_error(failure.value(), root.string());
  RightsWalk walk(files, notes);
  // The folders above decide whether anybody comes this far.
  std::vector<Path> above;
  for (Path path = absolute.parent_path(); !path.empty() && path != path.parent_path(); path = path.parent_path()) above.push_back(path);
  for (auto path = above.rbegin(); path != above.rend(); ++path) TRY(walk.list(*path, nullptr));
  TRY(walk.list(absolute, nullptr));
  if (TRY(files.status(absolute)).kind == FileKind::directory) TRY(walk.folder(absolute));
  return std::move(walk.out);
}

}  // namespace sekimori::cli
