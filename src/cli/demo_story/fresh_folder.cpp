#include "cli/demo_story/fresh_folder.h"

namespace sekimori::cli::demo_story {

Result<FreshFolder> FreshFolder::of(Surroundings& at, const Arguments& arguments, std::string_view temporary_name) {
  FreshFolder out;
  out.root_ = arguments.value("data");
  if (out.root_.empty()) {
    out.temporary_ = TRY(TemporaryDirectory::create(temporary_name));
    out.root_ = out.temporary_->path();
    return out;
  }
  if (at.files.exists(out.root_) && !TRY(at.files.list(out.root_)).empty())
    return error(ErrorCode::conflict, "{}: is not empty; the demo starts in a fresh folder", out.root_.string());
  TRY(at.files.make_directories(out.root_));
  out.root_ = std::filesystem::absolute(out.root_);
  return out;
}

}  // namespace sekimori::cli::demo_story
