// The foreign modem of tests/peer as a child process: a modem that shares nothing with our code.
#pragma once

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace pigeon::modem {

class ForeignModem {
 public:
  ForeignModem() {
    std::string pattern = std::filesystem::temp_directory_path() / "pigeon-modem-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    start();
  }
  ~ForeignModem() {
    stop();
    std::filesystem::remove_all(folder_);
  }

  std::string port() const { return folder_ + "/modem"; }

  // `line` is one JSON order (see the program's head).
  void order(const std::string& line) {
    const std::string text = line + "\n";
    if (write(orders_, text.data(), text.size()) < 0) std::perror("foreign modem");
  }

  // Unplugs it: the pty and its link are gone.
  void stop() {
    if (child_ <= 0) return;
    close(orders_);
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = -1;
    std::filesystem::remove(port());
  }

  // Plugs it in; another pty stands behind the link.
  void start() {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(pipe_ends[0], STDIN_FILENO);
      close(pipe_ends[0]);
      close(pipe_ends[1]);
      const int output = creat((folder_ + "/sent").c_str(), 0600);
      dup2(output, STDOUT_FILENO);
      execlp("python3", "python3", PIGEON_SOURCE_DIR "/tests/peer/generic_modem.py", "--link",
             port().c_str(), nullptr);
      _exit(127);
    }
    close(pipe_ends[0]);
    orders_ = pipe_ends[1];
  }

  // Everything that it was handed, a JSON object a line.
  std::string sent() const {
    std::string text;
    if (std::FILE* file = std::fopen((folder_ + "/sent").c_str(), "r")) {
      for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
      std::fclose(file);
    }
    return text;
  }

 private:
  std::string folder_;
  pid_t child_ = -1;
  int orders_ = -1;
};

}  // namespace pigeon::modem
