# Writes what PROGRAM says for the completion of SHELL to OUT.
execute_process(COMMAND ${PROGRAM} completion ${SHELL} OUTPUT_FILE ${OUT} COMMAND_ERROR_IS_FATAL ANY)
