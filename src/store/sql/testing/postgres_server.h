// For tests only: a PostgreSQL 15 of one's own in a temporary folder, reachable by a unix socket alone.
//
//   auto& server = testing::PostgresServer::shared();                       // one per test program
//   if (!server) GTEST_SKIP() << server.error().message;                    // "skipped: PostgreSQL 15 is not installed"
//   std::string location = TRY(server->create_database());                  // an empty data base; the string for Database::open
//
// When run as root the server runs as `nobody`, since PostgreSQL refuses root. SEKIMORI_TEST_POSTGRES (a location whose user may create
// data bases) is used instead when set. The cluster is made once and kept as a template below the system's temporary folder.
#pragma once

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

#include "base/files.h"
#include "base/random.h"
#include "base/result.h"

namespace sekimori::sql::testing {

class PostgresServer {
 public:
  static Result<PostgresServer>& shared() {
    static Result<PostgresServer> server = start();
    return server;
  }

  static Result<PostgresServer> start() {
    PostgresServer server;
    if (const char* given = std::getenv("SEKIMORI_TEST_POSTGRES"); given != nullptr && *given != '\0') {
      server.admin_location_ = given;
      return server;
    }
    if (::access((programs() / "initdb").c_str(), X_OK) != 0) return error(ErrorCode::not_found, "skipped: PostgreSQL 15 is not installed");
    Path common = std::filesystem::temp_directory_path() / fmt::format("sekimori-test-postgres-{}", ::getuid());
    std::error_code ignored;
    std::filesystem::create_directories(common, ignored);
    TRY(give_to_user(common));
    TRY(make_template(common));
    remove_left_behind(common);
    server.folder_ = common / to_hex(system_random().bytes(6));
    TRY(run({"/bin/cp", "-a", (common / "template-15").string(), server.folder_.string()}));
    server.process_ = TRY(
        launch({(programs() / "postgres").string(), "-D", server.folder_.string(), "-k", server.folder_.string(), "-c",
                "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=60", "-c", "autovacuum=off"},
               server.folder_ / "server.log"));
    server.admin_location_ = fmt::format("host={} user=sekimori dbname=postgres", server.folder_.string());
    TRY(server.wait_until_ready());
    return server;
  }

  PostgresServer(PostgresServer&& other) noexcept
      : folder_(std::exchange(other.folder_, {})),
        process_(std::exchange(other.process_, -1)),
        admin_location_(std::move(other.admin_location_)) {}
  PostgresServer& operator=(PostgresServer&&) = delete;
  ~PostgresServer() { stop(SIGINT); }

  // An empty data base of a new name.
  Result<std::string> create_database() {
    std::string name = "test_" + to_hex(system_random().bytes(6));
    TRY(administer("CREATE DATABASE " + name));
    if (admin_location_.starts_with("postgres")) {
      size_t end = admin_location_.rfind('/');
      return admin_location_.substr(0, end + 1) + name;
    }
    return admin_location_ + " dbname=" + name;  // the later word counts
  }

  // Runs one statement as the administrator of the server.
  Result<void> administer(const std::string& statement) {
    TRY(run({(programs() / "psql").string(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", admin_location_, "-c", statement}));
    return {};
  }

  Path folder() const { return folder_; }  // also where its socket is; empty for a server given by SEKIMORI_TEST_POSTGRES

  // Ends the server: SIGINT disconnects clients and stops; SIGQUIT stops like a crash.
  void stop(int signal_number) {
    if (process_ > 0) {
      ::kill(process_, signal_number);
      ::waitpid(process_, nullptr, 0);
      process_ = -1;
    }
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    folder_.clear();
  }

 private:
  PostgresServer() = default;
  static Path programs() { return "/usr/lib/postgresql/15/bin"; }

  static const passwd* unprivileged_user() { return ::geteuid() == 0 ? ::getpwnam("nobody") : nullptr; }

  static Result<void> give_to_user(const Path& path) {
    const passwd* user = unprivileged_user();
    if (user != nullptr && ::chown(path.c_str(), user->pw_uid, user->pw_gid) != 0) return system_error(errno, path.string());
    return {};
  }

  static Result<void> make_template(const Path& common) {
    int lock = ::open((common / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (lock < 0) return system_error(errno, (common / "lock").string());
    ::flock(lock, LOCK_EX);
    Result<void> result;
    if (!std::filesystem::exists(common / "template-15")) {
      std::error_code ignored;
      std::filesystem::remove_all(common / "making", ignored);
      result = run({(programs() / "initdb").string(), "-D", (common / "making").string(), "-U", "sekimori", "-A", "trust", "-E", "UTF8",
                    "--locale=C.UTF-8", "--no-sync"});
      if (result) std::filesystem::rename(common / "making", common / "template-15", ignored);
    }
    ::close(lock);
    return result;
  }

  // Folders of tests that were killed: older than ten minutes, and no server process runs for them.
  static void remove_left_behind(const Path& common) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(common, ignored)) {
      std::string name = entry.path().filename();
      if (!entry.is_directory(ignored) || name == "template-15" || name == "making") continue;
      // The time of change, for a copy keeps the time of writing of its template.
      struct stat status{};
      if (::stat(entry.path().c_str(), &status) != 0 || ::time(nullptr) - status.st_ctime < 600) continue;
      pid_t process = 0;
      std::ifstream(entry.path() / "postmaster.pid") >> process;
      if (process <= 0 || ::kill(process, 0) != 0) std::filesystem::remove_all(entry.path(), ignored);
    }
  }

  static Result<pid_t> launch(const std::vector<std::string>& words, const Path& log) {
    const passwd* user = unprivileged_user();
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t parent = ::getpid();
    pid_t child = ::fork();
    if (child < 0) return system_error(errno, "fork");
    if (child == 0) {
      if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
      ::prctl(PR_SET_PDEATHSIG, SIGINT);  // a test that dies takes its server along
      if (::getppid() != parent) ::_exit(125);
      int out = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
      ::dup2(out, 1);
      ::dup2(out, 2);
      if (::chdir("/") != 0) ::_exit(124);
      ::execv(arguments[0], arguments.data());
      ::_exit(127);
    }
    return child;
  }

  static Result<void> run(const std::vector<std::string>& words) {
    pid_t child = TRY(launch(words, "/dev/null"));
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return error(ErrorCode::failure, "{} ended with {}", words.front(), status);
    return {};
  }

  Result<void> wait_until_ready() {
    for (int i = 0; i < 600; ++i) {
      if (administer("SELECT 1")) return {};
      if (::waitpid(process_, nullptr, WNOHANG) == process_) {
        process_ = -1;
        return error(ErrorCode::failure, "the PostgreSQL server of the test did not start; see {}/server.log", folder_.string());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return error(ErrorCode::unreachable, "the PostgreSQL server of the test did not answer within 30 s");
  }

  Path folder_;
  pid_t process_ = -1;
  std::string admin_location_;
};

}  // namespace sekimori::sql::testing
