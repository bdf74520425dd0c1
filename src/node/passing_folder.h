// A folder for bytes that pass through: only we read it, and it is gone when this ends.
//
//   const PassingFolder folder(files, node.data().spool() / "report-1");
#pragma once

#include "base/files.h"

namespace sekimori::node {

class PassingFolder {
 public:
  PassingFolder(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

}  // namespace sekimori::node
