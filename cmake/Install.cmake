# What is installed beside the programs and the library: manual, completions, pkg-config, licence.
foreach(section IN ITEMS 1 3 5 7)
  file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/man/*.${section})
  install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completions)
# The command writes its completions itself; each shell looks for them in a folder of its own.
function(install_completion shell name destination)
  set(out ${PROJECT_BINARY_DIR}/completions/${name})
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:empower> -DSHELL=${shell} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteCompletion.cmake
    DEPENDS empower ${PROJECT_SOURCE_DIR}/cmake/WriteCompletion.cmake
    VERBATIM)
  add_custom_target(completion_${shell} ALL DEPENDS ${out})
  install(FILES ${out} DESTINATION ${CMAKE_INSTALL_DATADIR}/${destination})
endfunction()
install_completion(bash empower bash-completion/completions)
install_completion(zsh _empower zsh/site-functions)
install_completion(fish empower.fish fish/vendor_completions.d)

# The file finds the rest from where it lies, so that an installed tree can be moved.
file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/libempower.pc.in libempower.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/libempower.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
